using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Metrics.AudioProfile;

public sealed class FeatureDistributionTests
{
    [Theory]
    [InlineData(AudioFeature.Energy, 0.0, 0)]
    [InlineData(AudioFeature.Energy, 0.031, 0)]
    [InlineData(AudioFeature.Energy, 0.03125, 1)]
    [InlineData(AudioFeature.Energy, 0.999, 31)]
    [InlineData(AudioFeature.Energy, 1.0, 31)]
    [InlineData(AudioFeature.Tempo, 249.9, 31)]
    [InlineData(AudioFeature.Tempo, 290.0, 31)]
    [InlineData(AudioFeature.Tempo, 7.8, 0)]
    [InlineData(AudioFeature.Loudness, -70.0, 0)]
    [InlineData(AudioFeature.Loudness, 4.5, 31)]
    [InlineData(AudioFeature.Loudness, 6.0, 31)]
    public void Value_FallsIntoItsBin_AndTheOutermostTakeWhatIsBeyond(AudioFeature feature, double value, int bin)
    {
        var features = feature switch
        {
            AudioFeature.Tempo => new AudioFeatures { Tempo = value },
            AudioFeature.Loudness => new AudioFeatures { Loudness = value },
            _ => new AudioFeatures { Energy = value },
        };
        var start = Instant.FromUtc(2026, 3, 2, 8, 0);
        var history = AudioHistories.Of([new("a", features)], [new TestPlay(start, 40_000)]);
        var window = new ListeningWindow(new(2026, 3, 1), new(2026, 4, 1), Zones.Utc);

        var profile = AudioProfileCalculator.Calculate(new ListeningSlice(new ListeningView(history, Zones.Utc), window, start), Ranking.Default);

        profile.Features[(int)feature].Distribution.Plays.Index().Single(plays => plays.Item == 1).Index.ShouldBe(bin);
    }
}
