using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Metrics;

public sealed class InsightClaimsTests
{
    [Theory]
    [InlineData("artists.steady", "artists.wanderer")]
    [InlineData("artists.steady", "popularity.change")]
    [InlineData("artists.loyal", "discovery.new-artists")]
    [InlineData("artists.loyal", "discovery.persona/Artist Explorer")]
    [InlineData("artists.more-varied", "discovery.settling")]
    [InlineData("discovery.persona/All-Rounder", "discovery.few-artists")]
    [InlineData("discovery.persona/Comfort Listener", "discovery.rare-repeats")]
    [InlineData("discovery.persona/Crate Digger", "discovery.new-releases")]
    [InlineData("discovery.mainstream", "popularity.obscure")]
    [InlineData("popularity.mainstream", "popularity.niche-artists")]
    [InlineData("discovery.new-releases", "release-years.few-new-releases")]
    [InlineData("release-years.persona/Here-and-Now Listener", "discovery.back-catalogue")]
    [InlineData("audio-profile.mood", "contexts.persona/Relaxed Listener")]
    [InlineData("audio-profile.tempo", "contexts.persona/Relaxed Listener")]
    [InlineData("audio-profile.sound", "contexts.persona/Focus Listener")]
    public void Consistent_OfTwoThatContradict_KeepsTheBetter(string first, string second)
    {
        Kept(first, second).ShouldBe([first]);
        Kept(second, first).ShouldBe([second]);
    }

    [Theory]
    [InlineData("discovery.new-releases", "release-years.new-releases")]
    [InlineData("discovery.back-catalogue", "release-years.few-new-releases")]
    [InlineData("discovery.persona/New Release Hunter", "release-years.persona/Early Listener")]
    [InlineData("discovery.mainstream", "popularity.mainstream")]
    public void Consistent_OfTwoThatSayTheSame_KeepsTheBetter(string first, string second) => Kept(first, second).ShouldBe([first]);

    [Theory]
    [InlineData("artists.steady", "artists.loyal")]
    [InlineData("artists.change", "artists.genre-shift")]
    [InlineData("discovery.persona/Chart Follower", "popularity.mainstream")]
    [InlineData("discovery.mainstream", "popularity.big-artists")]
    [InlineData("discovery.mainstream", "popularity.change")]
    [InlineData("temporal.peaks", "temporal.night-owl")]
    [InlineData("release-years.persona/Nostalgia Listener", "discovery.back-catalogue")]
    [InlineData("audio-profile.sound", "contexts.persona/Party Listener")]
    public void Consistent_OfTwoThatGoTogether_KeepsBoth(string first, string second) => Kept(first, second).ShouldBe([first, second]);

    [Fact]
    public void Consistent_TwoNumbersForOneScore_KeepsTheFirst()
    {
        var score = Insight("discovery.mainstream") with { Values = new Dictionary<string, double> { ["mainstreamScore"] = 78.4 } };
        var other = Insight("popularity.change") with { Values = new Dictionary<string, double> { ["from"] = 60, ["to"] = 70 } };

        InsightClaims.Consistent([score, other]).ShouldBe([score]);
        InsightClaims.Consistent([other, score]).ShouldBe([other]);
        InsightClaims.Consistent([other, score with { Values = new Dictionary<string, double> { ["mainstreamScore"] = 74.9 } }]).Count.ShouldBe(2);
    }

    private static IReadOnlyList<string> Kept(params string[] rules) =>
        InsightClaims.Consistent(rules, Insight);

    // Popular, lively, happy, sung, electronic music, and numbers that fit together.
    private static Insight Insight(string rule)
    {
        var words = rule.Split('/');
        var values = new Dictionary<string, double>
        {
            ["mainstreamScore"] = 75,
            ["meanPopularity"] = 75,
            ["obscurityIndex"] = 70,
            ["from"] = 70,
            ["to"] = 80,
            ["moodScore"] = 80,
            ["medianTempo"] = 140,
            ["energy"] = 0.9,
            ["valence"] = 0.8,
            ["instrumentalness"] = 0.1,
            ["acousticness"] = 0.5,
        };
        if (rule == "discovery.persona/Crate Digger")
        {
            values["mainstreamScore"] = 30;
        }

        return new(words[0], words[^1], "Text.", values, Confidence.High);
    }
}
