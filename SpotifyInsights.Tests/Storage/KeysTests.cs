using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;

namespace SpotifyInsights.Tests.Storage;

public sealed class KeysTests
{
    [Fact]
    public void Keys_AreThoseOfTheDesign()
    {
        Keys.Profile("nico_diferd").ShouldBe("users/nico_diferd/profile.json");
        Keys.SnapshotMetadata("u", "2025-11-20T14-30-00Z").ShouldBe("users/u/snapshots/2025-11-20T14-30-00Z/metadata.json");
        Keys.SnapshotTopTracks("u", "s", TimeRange.Medium).ShouldBe("users/u/snapshots/s/top_tracks_medium.parquet");
        Keys.SnapshotTopArtists("u", "s", TimeRange.Long).ShouldBe("users/u/snapshots/s/top_artists_long.parquet");
        Keys.PollRecentTracks("u", "p").ShouldBe("users/u/polls/p/recent_tracks.parquet");
        Keys.MonthOfRecentTracks("u", 2025, 3).ShouldBe("users/u/aggregated/recent_tracks/year=2025/month=03/data.parquet");
        Keys.Manifest("u").ShouldBe("users/u/aggregated/last_updated.json");
        Keys.Version("u", "abc").ShouldBe("users/u/aggregated/versions/abc.parquet");
    }

    [Theory]
    [InlineData("11129382938", "11129382938")]
    [InlineData("a b", "a%20b")]
    [InlineData("Zoë", "Zo%C3%AB")]
    [InlineData("50%", "50%25")]
    [InlineData("a..b", "a..b")]
    public void UserFolder_OddIds_AreEscapedAndComeBack(string userId, string folder)
    {
        Keys.UserFolder(userId).ShouldBe($"users/{folder}/");
        Keys.UserIdOf(folder).ShouldBe(userId);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../other")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public void UserFolder_ImpossibleIds_AreRefused(string userId) =>
        Should.Throw<InvalidUserIdException>(() => Keys.UserFolder(userId));

    [Fact]
    public void UserFolder_HalfACharacter_IsRefused() =>
        Should.Throw<InvalidUserIdException>(() => Keys.UserFolder("a\ud800"));

    [Fact]
    public void UserFolder_LongerThanAnyId_IsRefused() =>
        Should.Throw<InvalidUserIdException>(() => Keys.UserFolder(new string('a', 129)));

    [Theory]
    [InlineData("a%2")]
    [InlineData("a%41")]
    [InlineData("%ff")]
    [InlineData("a b")]
    public void UserIdOf_FoldersThatNoIdIsWrittenAs_IsNull(string folder) => Keys.UserIdOf(folder).ShouldBeNull();

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    public void SnapshotFolder_IdThatLeavesTheFolder_IsRefused(string snapshotId) =>
        Should.Throw<ArgumentException>(() => Keys.SnapshotFolder("u", snapshotId));
}
