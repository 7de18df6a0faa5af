using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class PlayOriginsTests
{
    private static readonly PlayOrigin[] Two = [new(OriginKind.Playlist, "p"), new(OriginKind.Album, "a")];

    [Fact]
    public void Contexts_TakeRoomFromTheFirstKnownPlayOn()
    {
        var origins = new PlayOrigins(Two, [-1, -1, -1, 1, -1, 0]);

        Enumerable.Range(-1, 8).Select(row => origins[row]).ShouldBe([-1, -1, -1, -1, 1, -1, 0, -1]);
        (origins.Bytes - new PlayOrigins(Two, [-1, -1]).Bytes).ShouldBe(3 * 4);
        (PlayOrigins.None.Bytes, PlayOrigins.None.IsEmpty).ShouldBe((0, true));
    }

    [Fact]
    public void Contexts_StayWithTheirPlays_HoweverColumnsAreCut()
    {
        // Out of order: the second began first.
        var plays = new PlayColumns([20, 10, 30, 40], [0, 0, 0, 0], [0, 1, 2, 3], new PlayFlags[4], new PlayOrigins(Two, [0, -1, 1, 0]));

        Of(plays).ShouldBe([(1, -1), (0, 0), (2, 1), (3, 0)]);
        Of(plays.Where([true, false, true, false], isWanted: true)).ShouldBe([(1, -1), (2, 1)]);
        Of(plays.Where([true, false, true, false], isWanted: false)).ShouldBe([(0, 0), (3, 0)]);
        Of(plays.Within(new InstantRange(NodaTime.Instant.FromUnixTimeMilliseconds(15), NodaTime.Instant.FromUnixTimeMilliseconds(35)))).ShouldBe([(0, 0), (2, 1)]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public void Contexts_ThatNobodyKnows_AreRefused(int place) =>
        Should.Throw<ArgumentException>(() => new PlayOrigins(Two, [place])).Message.ShouldContain($"origin {place}; there are 2");

    private static List<(int Track, int Origin)> Of(PlayColumns plays) => [.. Enumerable.Range(0, plays.Count).Select(row => (plays.Track[row], plays.Origins[row]))];
}
