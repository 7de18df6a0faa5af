using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Discovery;

namespace SpotifyInsights.Tests.Domain.Metrics.Discovery;

public sealed class DiscoveryInsightsTests
{
    private static readonly InstantRange Observed = new(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 1, 0, 0));

    // 400 plays of 2025 by 40 artists, nothing known of them.
    private static readonly DiscoveryMetrics Plain = Calculate(artists: 40, plays: 400, genres: 0, popularity: null, newShare: null);

    [Fact]
    public void SeedExample_GenreExplorer_IsReachable()
    {
        // 128 artists share 800 plays: 50 random ones hold 42.57 of them, 85 %. 23 genres, popularity 45, and 30 of 100 plays of 2025.
        var metrics = Calculate(artists: 128, plays: 800, genres: 23, popularity: 45, newShare: 0.3);

        string.Join(' ', metrics.Insights.Take(3).Select(insight => insight.Text)).ShouldBe(
            "You're a Genre Explorer: 85% diversity score, listening to 23 different genres. Your mainstream score is 45/100, meaning you prefer niche artists. "
            + "30% of your listening is new releases from 2025.");
        metrics.Persona!.Id.ShouldBe("genre-explorer");
    }

    [Theory]
    [InlineData(49.4, MainstreamOf.Artists, "Your mainstream score is 49/100, meaning you prefer niche artists.")]
    [InlineData(50.0, MainstreamOf.Artists, "Your mainstream score is 50/100, meaning you mix niche and popular artists.")]
    [InlineData(65.0, MainstreamOf.Tracks, "Your mainstream score is 65/100, meaning you prefer popular tracks.")]
    public void Mainstream_Score_IsPutInWords(double score, MainstreamOf of, string expected)
    {
        var metrics = Known(Plain with { MainstreamScore = score, MainstreamOf = of });

        Text(metrics, "discovery.mainstream").ShouldBe(expected);
        Text(metrics with { Basis = Plain.Basis }, "discovery.mainstream").ShouldBeNull("no popularity is known");
    }

    [Fact]
    public void Mainstream_KnownOfFewPlays_IsLessConfident()
    {
        // 0.2 of 400 plays are 80: enough to speak, not for more than low confidence.
        var metrics = Plain with { MainstreamScore = 45, MainstreamOf = MainstreamOf.Artists, Basis = Plain.Basis with { Attributes = [new("artistPopularity", 0.2, "spotify")] } };

        DiscoveryInsights.Of(metrics).Single(insight => insight.Id == "discovery.mainstream").Confidence.ShouldBe(Confidence.Low);
        DiscoveryInsights.Of(metrics).First(insight => insight.Id == "discovery.persona").Confidence.ShouldBe(Confidence.Medium);
    }

    [Theory]
    [InlineData(0.3, "discovery.new-releases", "30% of your listening is new releases from 2025.")]
    [InlineData(0.14, "discovery.new-releases", null)]
    public void NewReleases_OfOneYear_NameIt(double share, string id, string? expected) =>
        Text(Known(Plain with { CurrentYearShare = share, NewReleaseRatio = 0.1 }), id).ShouldBe(expected);

    [Fact]
    public void NewReleases_OfSeveralYears_SayWithinAYear()
    {
        var window = Plain.Basis.Window with { From = new(2024, 5, 1) };
        var metrics = Known(Plain with { CurrentYearShare = 0.5, NewReleaseRatio = 0.4 });

        Text(metrics with { Basis = metrics.Basis with { Window = window } }, "discovery.new-releases")
            .ShouldBe("40% of your listening was released within a year before you heard it.");
    }

    [Theory]
    [InlineData(0.05, "You live in the back catalogue: only 5% of your listening was released within a year before you heard it.")]
    [InlineData(0.06, null)]
    public void BackCatalogue_AtItsThreshold_Speaks(double share, string? expected) =>
        Text(Known(Plain with { NewReleaseRatio = share, CurrentYearShare = share }), "discovery.back-catalogue").ShouldBe(expected);

    [Theory]
    [InlineData(0.62, 0.5, "discovery.exploring", "You are exploring: 50 plays hold about 31 artists, against 25 over your whole history.")]
    [InlineData(0.38, 0.5, "discovery.settling", "You are settling: 50 plays hold about 19 artists, against 25 over your whole history.")]
    [InlineData(0.54, 0.5, "discovery.exploring", null)]    // under the threshold
    [InlineData(0.555, 0.5, "discovery.exploring", null)]   // 400 plays scatter so much: 1.645 x sqrt(0.25 x 2 / 400) = 0.058
    public void ExploringOrSettling_AgainstAllHistory_Speaks(double window, double all, string id, string? expected)
    {
        var profile = Plain.Profile.Select(axis => axis.Axis == ProfileAxisName.Diversity ? axis with { Window = window, AllHistory = all } : axis);

        Text(Plain with { Profile = [.. profile], Persona = null }, id).ShouldBe(expected);
    }

    [Fact]
    public void SecondListens_OneAndSeveral_AreNamedWithSomethingToDo()
    {
        var ann = new SecondListen("a", "Ann", 4, new(2025, 11, 1), new(2025, 11, 20));

        Text(Plain with { SecondListens = [ann] }, "discovery.second-listen").ShouldBe("You met Ann lately, played it 4 times and then lost sight of it.");
        var several = DiscoveryInsights.Of(Plain with { SecondListens = [ann, ann with { Name = "Bob" }] }).Single(insight => insight.Id == "discovery.second-listen");
        several.Text.ShouldBe("You met Ann and Bob lately and then lost sight of them.");
        several.Action!.Text.ShouldBe("Give them a second listen.");
    }

    [Fact]
    public void HiddenGem_UnpopularAndOftenPlayed_Speaks()
    {
        ScatterArtist gem = new("g", "Gem", 12, "spotify", 88, 300);

        Text(Plain with { ArtistScatter = [gem with { Popularity = 80 }, gem] }, "discovery.hidden-gem")
            .ShouldBe("Gem is your hidden gem: popularity 12/100, and 88 plays of yours.");
        Text(Plain with { ArtistScatter = [gem with { Popularity = 31 }, gem with { Plays = 9 }] }, "discovery.hidden-gem").ShouldBeNull();
    }

    [Fact]
    public void NewArtistsGenresAndConcentration_AtTheirThresholds_Speak()
    {
        Text(Plain with { NewVersusFamiliar = new(80, 320, 0.2, WarmUp: false), Persona = null }, "discovery.new-artists").ShouldBe("20% of your plays went to artists you heard for the first time.");
        Text(Plain with { NewVersusFamiliar = new(80, 320, 0.2, WarmUp: true) }, "discovery.new-artists").ShouldBeNull();
        Text(Known(Plain with { UniqueGenres = 12 }), "discovery.genres").ShouldBe("You listened to 12 different genres.");
        Text(Known(Plain with { UniqueGenres = 9 }), "discovery.genres").ShouldBeNull();
        Text(Plain with { Concentration = new(0.8, 0.2, 0.64) }, "discovery.few-artists").ShouldBe("Your 10 favourite artists make up 64% of your listening.");
        Text(Plain with { Concentration = new(0.8, 0.2, 0.64), UniqueArtists = 10 }, "discovery.few-artists").ShouldBeNull("they are all there are");
        Text(Plain with { Concentration = new(0.1, 0.01, 0.12), Persona = null }, "discovery.many-artists").ShouldBe("No artist dominates: your 10 favourites make up only 12% of your listening.");
    }

    [Theory]
    [InlineData(0.48, "discovery.repeats", "You play your favourites on repeat: of 50 plays, 24 bring a track back.")]
    [InlineData(0.29, "discovery.repeats", null)]
    [InlineData(0.06, "discovery.rare-repeats", "You rarely play a track twice: 50 plays hold about 47 different tracks.")]
    [InlineData(0.11, "discovery.rare-repeats", null)]
    public void Repeats_AtTheirThresholds_Speak(double repeat, string id, string? expected)
    {
        var profile = Plain.Profile.Select(axis => axis.Axis == ProfileAxisName.Repeat ? axis with { Window = repeat } : axis);

        Text(Plain with { Profile = [.. profile], Persona = null }, id).ShouldBe(expected);
    }

    [Theory]
    [InlineData(75.0, 0.1, 0.5, "chart-follower")]
    [InlineData(35.0, 0.1, 0.5, "crate-digger")]
    [InlineData(35.0, 0.45, 0.5, "new-release-hunter")]
    [InlineData(55.0, 0.1, 0.25, "comfort-listener")]
    [InlineData(55.0, 0.1, 0.7, "artist-explorer")]
    [InlineData(55.0, 0.1, 0.5, "all-rounder")]
    [InlineData(null, null, 0.5, "all-rounder")]
    public void Persona_FirstRuleThatHolds(double? mainstream, double? newReleases, double diversity, string expected)
    {
        var profile = Plain.Profile.Select(axis => axis.Axis == ProfileAxisName.Repeat ? axis with { Window = 0.2 } : axis);
        var metrics = Plain with { MainstreamScore = mainstream, NewReleaseRatio = newReleases, ArtistDiversity50 = diversity, Profile = [.. profile] };

        DiscoveryPersona.Of(metrics)!.Id.ShouldBe(expected);
        DiscoveryPersona.Of(metrics with { Basis = metrics.Basis with { Plays = 49 } }).ShouldBeNull();
    }

    [Fact]
    public void Insights_UnderFiftyPlays_AreSilent() => DiscoveryInsights.Of(Plain with { Basis = Plain.Basis with { Plays = 49 } }).ShouldBeEmpty();

    private static DiscoveryMetrics Known(DiscoveryMetrics metrics) => metrics with
    {
        Basis = metrics.Basis with
        {
            Attributes = [new("artistPopularity", 1, "spotify"), new("trackPopularity", 1, "spotify"), new("genres", 1, "spotify"), new("releaseDate", 1, "spotify")],
        },
    };

    // Every artist has one old and one new track and is played in turn.
    private static DiscoveryMetrics Calculate(int artists, int plays, int genres, int? popularity, double? newShare)
    {
        var keys = Enumerable.Range(0, artists).Select(i => $"{i:000}").ToArray();
        var days = Enumerable.Range(0, 2 * artists).Select(track => newShare is null ? TrackAttributes.UnknownDay : new DateOnly(track < artists ? 2001 : 2025, 1, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber);
        var tracks = new TrackCatalogue(
            [.. keys.Select(key => "old " + key), .. keys.Select(key => "new " + key)],
            new string?[2 * artists],
            [.. Enumerable.Range(0, 2 * artists).Select(track => track % artists)],
            [.. Enumerable.Repeat(-1, 2 * artists)],
            [.. Enumerable.Repeat(-1, 2 * artists)],
            keys,
            keys,
            [],
            [],
            new TrackAttributes(
                new AlbumType[2 * artists], [.. days], [.. Enumerable.Repeat(newShare is null ? DatePrecision.Unknown : DatePrecision.Day, 2 * artists)],
                [.. Enumerable.Repeat((sbyte)-1, 2 * artists)], [.. Enumerable.Repeat((sbyte)-1, 2 * artists)]),
            artistAttributes: new ArtistAttributes(
                [.. Enumerable.Repeat((sbyte)(popularity ?? -1), artists)],
                [.. Enumerable.Repeat(-1L, artists)],
                IndexLists.Of([.. Enumerable.Range(0, artists).Select(artist => genres == 0 ? [] : new[] { artist % genres })]),
                [.. Enumerable.Range(0, genres).Select(genre => $"genre {genre}")]));
        var listened = Enumerable.Range(0, plays).Select(i => new TestPlay(
            Instant.FromUtc(2025, 1, 2, 0, 0) + Duration.FromHours(10 * i), 120_000, Track: (i % artists) + (i % 100 < 100 * (newShare ?? 0) ? artists : 0)));
        return DiscoveryCalculator.Calculate(
            TestHistories.Of(tracks, [.. listened], Observed), new(new(2025, 1, 1), new(2026, 1, 1), Zones.Utc), Observed.To);
    }

    private static string? Text(DiscoveryMetrics metrics, string id) => DiscoveryInsights.Of(metrics).SingleOrDefault(insight => insight.Id == id)?.Text;
}
