using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Tests.Domain.Metrics.Artists;

public sealed class ArtistInsightsTests
{
    private static readonly Instant End = Instant.FromUtc(2025, 12, 1, 0, 0);

    // December 2024 to November 2025, 100 plays a month of ten artists in equal parts: nothing to say but that they are always there.
    private static readonly ArtistMetrics Plain = Calculate((_, play) => play % 10);

    // The same without a word on how steady that is, which would contradict what moves.
    private static readonly ArtistMetrics Moving = Plain with { ChangeRate = [.. Plain.ChangeRate.Select(change => change with { Three = null })] };

    [Fact]
    public void SeedExample_FortyPercentChangedAndTwelveNewArtists_IsReachable()
    {
        // Ten artists share 400 plays a month, so that chance changes three of ten at most. From September on four of them give way to others. One new artist with one play a month; five in October, twelve in
        // November, each with a play that the smallest of the ten loses.
        var metrics = Calculate((month, play) =>
        {
            var fresh = month switch { 10 => 5, 11 => 12, _ => 1 };
            var artist = play % 10;
            return play >= 400 - fresh ? 100 + (month * 20) + play - (400 - fresh) : month >= 9 && artist < 4 ? 20 + artist : artist;
        }, perMonth: 400);

        string.Join(' ', metrics.Insights.Take(2).Select(insight => insight.Text))
            .ShouldBe("In the past 3 months, 40% of your top artists changed. You discovered 12 new artists in November, up from 5 in October.");
        var discoveries = metrics.Insights.Single(insight => insight.Id == "artists.discoveries");
        discoveries.Values.ShouldBe(new Dictionary<string, double> { ["newArtists"] = 12, ["before"] = 5 });
        discoveries.Action!.Text.ShouldBe("Listen to more of them.");
        discoveries.Action.Items.Count.ShouldBe(10);
        discoveries.Action.Items.ShouldAllBe(item => item.Kind == InsightItemKind.Artist && item.Name!.StartsWith("Artist "));
    }

    [Fact]
    public void Discoveries_DifferenceThatChanceGives_IsNotSaid()
    {
        var newcomers = Plain.NewArtists.ToArray();
        newcomers[^1] = newcomers[^1] with { Count = 12 };
        newcomers[^2] = newcomers[^2] with { Count = 7 };

        // 12 - 7 = 5 is less than 1.645 x sqrt(19) = 7.2; 12 against 5 is more than 1.645 x sqrt(17) = 6.8.
        Text(Plain with { NewArtists = newcomers }, "artists.discoveries").ShouldBe("You discovered 12 new artists in November.");
        newcomers[^2] = newcomers[^2] with { Count = 30 };
        Text(Plain with { NewArtists = newcomers }, "artists.discoveries").ShouldBe("You discovered 12 new artists in November, down from 30 in October.");
        newcomers[^1] = newcomers[^1] with { Count = 4 };
        Text(Plain with { NewArtists = newcomers }, "artists.discoveries").ShouldBeNull();
        newcomers[^1] = newcomers[^1] with { Count = 12, WarmUp = true };
        Text(Plain with { NewArtists = newcomers }, "artists.discoveries").ShouldBeNull();
    }

    [Theory]
    [InlineData(0.4, 0.3, "In the past 3 months, 40% of your top artists changed.", null)]
    [InlineData(0.4, 0.4, null, null)]      // no more than chance gives
    [InlineData(0.4, null, null, null)]     // chance unknown
    [InlineData(0.1, 0.3, null, "Your taste is steady: 9 of your top 10 artists were there 3 months ago already.")]
    public void Change_AboveChance_Speaks_AndBelowATwentieth_IsSteady(double rate, double? chance, string? change, string? steady)
    {
        var changes = Plain.ChangeRate.ToArray();
        changes[^1] = changes[^1] with { Three = new(rate, 10, chance is null ? null : new ChanceLevel(0.2, chance.Value)) };

        Text(Plain with { ChangeRate = changes }, "artists.change").ShouldBe(change);
        Text(Plain with { ChangeRate = changes }, "artists.steady").ShouldBe(steady);
    }

    [Fact]
    public void LastPeriod_NotOverOrUnobserved_IsPassedOver()
    {
        var periods = Plain.Periods.ToArray();
        periods[^1] = periods[^1] with { Period = periods[^1].Period with { IsPartial = true } };
        var newcomers = Plain.NewArtists.ToArray();
        newcomers[^2] = newcomers[^2] with { Count = 8 };

        Text(Plain with { Periods = periods, NewArtists = newcomers }, "artists.discoveries").ShouldBe("You discovered 8 new artists in October, up from 0 in September.");
        Text(Plain with { Periods = [.. periods.Select(period => period with { Period = period.Period with { IsPartial = true } })] }, "artists.steady").ShouldBeNull();
    }

    [Theory]
    [InlineData(0.85, "artists.loyal", "You are loyal: 85% of your plays go to artists you had heard in an earlier month already.")]
    [InlineData(0.84, "artists.loyal", null)]
    [InlineData(0.45, "artists.wanderer", "You keep moving on: 55% of your plays go to artists you had not heard in any earlier month.")]
    [InlineData(0.51, "artists.wanderer", null)]
    public void Loyalty_AtItsThreshold_Speaks(double score, string id, string? expected) => Text(Moving with { LoyaltyScore = score }, id).ShouldBe(expected);

    [Fact]
    public void Loyalty_Unknown_IsSilent()
    {
        Text(Plain with { LoyaltyScore = null }, "artists.loyal").ShouldBeNull();
        Text(Plain with { LoyaltyScore = null }, "artists.wanderer").ShouldBeNull();
    }

    [Fact]
    public void GenrePhase_InMarch_ReadsLikeTheSeedsExample()
    {
        var phase = new Phase(PhaseKind.Genre, Key: null, "indie", new(2025, 3, 3), new(2025, 3, 31), 40, 0.4, 0.1);
        var covered = Plain.Basis with { Attributes = [new("genres", 0.9, "spotify")] };

        Text(Plain with { Phases = [phase], Basis = covered }, "artists.genre-phase").ShouldBe("Your indie phase in March: 40% of your plays, against 10% otherwise.");
        Text(Plain with { Phases = [phase with { To = new(2025, 5, 5) }], Basis = covered }, "artists.genre-phase")!.ShouldStartWith("Your indie phase from March to May: ");
        Text(Plain with { Phases = [phase with { From = new(2023, 3, 3), To = new(2023, 3, 30) }], Basis = covered }, "artists.genre-phase")!.ShouldStartWith("Your indie phase in March 2023: ");
        Text(Plain with { Phases = [phase] }, "artists.genre-phase").ShouldBeNull("no genre is known");
    }

    [Theory]
    [InlineData(0.25, 0.4, 0.3, "Your genres shifted in November: jazz rose from 10% to 25% of your listening.")]
    [InlineData(0.02, 0.4, 0.3, "Your genres shifted in November: jazz fell from 10% to 2% of your listening.")]
    [InlineData(0.25, 0.3, 0.3, null)]      // no more than chance gives
    [InlineData(0.14, 0.4, 0.3, null)]      // no genre moved much
    public void GenreShift_AboveChance_NamesTheGenreThatMovedMost(double share, double distance, double chance, string? expected)
    {
        var periods = Plain.GenreDrift.Periods.ToArray();
        periods[^2] = periods[^2] with { Shares = [0.5, 0.1], OtherShare = 0.4 };
        periods[^1] = periods[^1] with { Shares = [0.5, share], OtherShare = 0.5 - share, Distance = distance, Chance = new(0.2, chance) };

        Text(Moving with { GenreDrift = new(["pop", "jazz"], periods), Basis = Plain.Basis with { Attributes = [new("genres", 1, "spotify")] } }, "artists.genre-shift")
            .ShouldBe(expected);
    }

    [Fact]
    public void Climber_AboveChance_Speaks()
    {
        var rankings = Plain.Ranking.ToArray();
        rankings[^2] = rankings[^2] with { Artists = [Ranked("a", 30, 1, 0), Ranked("b", 9, 6, 0)] };
        rankings[^1] = rankings[^1] with { Artists = [Ranked("a", 30, 1, 0), Ranked("b", 25, 2, 4)] };

        // 9 and 25 of 100 plays: pooled 0.17, standard error sqrt(0.17 x 0.83 x 0.02) = 0.053; 0.16 is three of them.
        Text(Plain with { Ranking = rankings }, "artists.climber").ShouldBe("Name b climbed 4 places to number 2 in November.");
        rankings[^1] = rankings[^1] with { Artists = [Ranked("a", 30, 1, 0), Ranked("b", 15, 2, 4)] };
        Text(Plain with { Ranking = rankings }, "artists.climber").ShouldBeNull();
        Text(Plain, "artists.climber").ShouldBeNull();
    }

    [Fact]
    public void NewNumberOne_WasNotInTheTopBefore_Speaks()
    {
        var rankings = Plain.Ranking.ToArray();
        rankings[^1] = rankings[^1] with { Artists = [Ranked("n", 30, 1, null)] };

        Text(Plain with { Ranking = rankings }, "artists.new-number-one").ShouldBe("Name n went straight to number 1 of your artists in November.");
        Text(Plain, "artists.new-number-one").ShouldBeNull();
    }

    [Fact]
    public void Anchor_InFourOfFivePeriods_Speaks()
    {
        Text(Plain, "artists.anchor").ShouldBe("Artist 000 is always there: among your top artists in 12 of 12 months.");
        Text(Plain with { Ranking = [.. Plain.Ranking.Select((ranking, i) => ranking with { Artists = [Ranked($"{i / 9}", 5, 1, 0)] })] }, "artists.anchor").ShouldBeNull();
    }

    [Fact]
    public void Forgotten_OneAndSeveral_AreNamedWithSomethingToDo()
    {
        var (ann, bob) = (new ForgottenArtist("a", "Ann", 12, new(2025, 1, 1)), new ForgottenArtist("b", "Bob", 11, new(2025, 1, 1)));

        Text(Plain with { Forgotten = [ann] }, "artists.forgotten").ShouldBe("Ann is one of your favourites, and you have not heard it for 90 days.");
        var several = ArtistInsights.Of(Plain with { Forgotten = [ann, bob, ann with { Name = "Cy" }, ann with { Name = "Di" }] }).Single(insight => insight.Id == "artists.forgotten");
        several.Text.ShouldBe("Ann, Bob and Cy are among your favourites, and you have not heard them for 90 days.");
        several.Action!.Text.ShouldBe("Listen to them again.");
        several.Action.Items.Select(item => item.Name).ShouldBe(["Ann", "Bob", "Cy", "Di"]);
    }

    [Fact]
    public void TopArtistAndHomeGenre_FromTheirShares_Speak()
    {
        // 1,200 plays of 3 minutes, 120 of each artist: 6 hours, a tenth.
        Text(Plain, "artists.most-played").ShouldBe("Artist 000 is your most played artist: 120 plays in 6 hours, 10% of all.");
        var genres = Plain with
        {
            GenreDrift = new(["jazz"], [.. Plain.GenreDrift.Periods.Select((period, i) => period with { Coverage = 0.5, Shares = [i < 6 ? 0.2 : 0.4], OtherShare = 0.6 })]),
            Basis = Plain.Basis with { Attributes = [new("genres", 0.5, "spotify")] },
        };
        Text(genres, "artists.home-genre").ShouldBe("Jazz is your home: 30% of the listening whose genre is known.");
        Text(Plain, "artists.home-genre").ShouldBeNull();
    }

    [Fact]
    public void Retention_FiftyNewArtists_Speaks()
    {
        var retention = Plain.Retention.Select(period => period with { NewArtists = 5, WarmUp = false, Cells = [new(1, 0.2), .. period.Cells.Skip(1)] }).ToArray();

        Text(Plain with { Retention = retention }, "artists.retention").ShouldBe("Of the artists you discover, 20% are heard again in the next month.");
        Text(Plain with { Retention = [.. retention.Take(9)] }, "artists.retention").ShouldBeNull("45 are too few");
    }

    [Fact]
    public void Variety_RisingOrFalling_IsToldFromChance()
    {
        ArtistMetrics With(Func<int, double> diversity) =>
            Moving with { Diversity = [.. Plain.Diversity.Select((period, i) => period with { ArtistDiversity50 = diversity(i) })] };

        Text(With(i => 0.3 + (0.02 * i)), "artists.more-varied").ShouldBe("Your listening is becoming more varied: 50 plays now hold about 25 artists, up from 17.");
        Text(With(i => 0.6 - (0.02 * i)), "artists.less-varied").ShouldBe("Your listening is becoming less varied: 50 plays now hold about 21 artists, down from 29.");
        Text(With(i => i % 2 == 0 ? 0.3 : 0.5), "artists.more-varied").ShouldBeNull();
        Text(With(i => i % 2 == 0 ? 0.3 : 0.5), "artists.less-varied").ShouldBeNull();
    }

    [Fact]
    public void Insights_UnderFiftyPlays_AreSilent() => ArtistInsights.Of(Plain with { Basis = Plain.Basis with { Plays = 49 } }).ShouldBeEmpty();

    private static ArtistMetrics Calculate(Func<int, int, int> artistOf, int perMonth = 100)
    {
        const int artists = 400;
        var keys = Enumerable.Range(0, artists).Select(i => $"{i:000}").ToArray();
        var tracks = new TrackCatalogue(
            keys, keys, [.. Enumerable.Range(0, artists)], [.. Enumerable.Repeat(-1, artists)], [.. Enumerable.Repeat(-1, artists)], keys, [.. keys.Select(key => "Artist " + key)], [], []);
        var plays = Enumerable.Range(0, 12).SelectMany(month => Enumerable.Range(0, perMonth).Select(play => new TestPlay(
            Instant.FromUtc(2024 + ((month + 11) / 12), ((month + 11) % 12) + 1, 1 + (play * 25 / perMonth), 10, 0) + Duration.FromMinutes(5 * (play % (perMonth / 25))), 180_000, Track: artistOf(month, play))));
        return ArtistCalculator.Calculate(
            TestHistories.Of(tracks, [.. plays], new InstantRange(Instant.FromUtc(2024, 6, 1, 0, 0), End)), new(new(2024, 12, 1), new(2025, 12, 1), Zones.Utc), End);
    }

    private static RankedArtist Ranked(string key, int plays, int rank, int? change) => new(key, "Name " + key, plays, plays, rank, change);

    private static string? Text(ArtistMetrics metrics, string id) => ArtistInsights.Of(metrics).SingleOrDefault(insight => insight.Id == id)?.Text;
}
