using System.Text;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Sounds;
using SpotifyInsights.Tests.Reference;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Simulator;

public sealed class SoundSetTests
{
    private static readonly SpotifySimulation World = new(new SimulatorOptions { Seed = 1 }, new ManualTimeProvider(DateTimeOffset.UnixEpoch));

    [Fact]
    public void Csv_OfTheSameSeed_IsTheSame_AndOfAnotherIsNot()
    {
        var tracks = World.Catalogue.Tracks.Take(50).ToList();

        SoundSet.Csv(1, tracks).ShouldBe(SoundSet.Csv(1, tracks));
        SoundSet.Csv(1, tracks).ShouldNotBe(SoundSet.Csv(2, tracks));
        SoundSet.Csv(1, tracks.Skip(10)).Split('\n')[1].Split(',')[1..].ShouldBe(
            SoundSet.Csv(1, tracks).Split('\n').Single(line => line.Contains(tracks[10].Id, StringComparison.Ordinal) && Genre(line) == Genre(SoundSet.Csv(1, tracks.Skip(10)).Split('\n')[1])).Split(',')[1..],
            "a track sounds the same in whatever company");

        static string Genre(string line) => line[(line.LastIndexOf(',') + 1)..];
    }

    [Fact]
    public async Task Csv_OfTheWholeCatalogue_IsTakenAsReferenceDataRowByRow()
    {
        var rig = new ReferenceRig();

        var report = await rig.ImportAsync(Encoding.UTF8.GetBytes(SoundSet.Csv(1, World.Catalogue.Tracks)));

        (report.Tracks, report.Refused, report.OtherwiseDiffers).ShouldBe((World.Catalogue.Tracks.Count, 0, 0));
        report.Folded.ShouldBe(World.Catalogue.Tracks.Sum(track => Math.Max(1, track.Artists[0].Genres.Count) - 1));
        report.Unknown.Keys.ShouldBe(["tempo", "track_genre"], ignoreOrder: true);
        report.Unknown["tempo"].ShouldBeGreaterThan(0);
    }
}
