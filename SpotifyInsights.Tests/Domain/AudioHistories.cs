using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain;

/// <summary>Histories whose tracks are, or are not, in reference data that a test writes down.</summary>
internal static class AudioHistories
{
    public static ListeningHistory Of(IReadOnlyList<TestSound> sounds, IReadOnlyList<TestPlay> plays, params InstantRange[] observed) =>
        With(TestHistories.Of(TrackCatalogues.Of([.. sounds.Select(sound => (sound.Key, (string?)$"Title {sound.Key}", (string?)"Ann", 0))]), plays, observed), sounds);

    /// <summary>The history with these sounds of its tracks, found by their keys.</summary>
    public static ListeningHistory With(ListeningHistory history, IReadOnlyList<TestSound> sounds)
    {
        var index = ReferenceIndex.Of(
            [.. sounds.Where(sound => sound.Features is not null).Select(sound => new ReferenceTrack
            {
                TrackId = sound.Key, Features = sound.Features!, Popularity = sound.Popularity, Genres = sound.Genres,
            })],
            "r1",
            new LocalDate(2022, 10, 1));
        return history.WithReference(ReferenceAttributes.Of(TrackMatcher.Match(history.Tracks, index)));
    }

    /// <summary>Sounds of a random history's tracks: some not known at all, some without this or that feature. The same seed gives the same.</summary>
    public static IReadOnlyList<TestSound> Random(RandomHistory history, int seed)
    {
        var random = new Random(seed ^ 0x50FD);
        var share = random.Next(5) / 4.0;
        return [.. history.Catalogue.Songs.Select(song => new TestSound(
            song.Key, random.NextDouble() < share ? Features(random) : null, random.Next(4) == 0 ? null : random.Next(101)))];
    }

    private static AudioFeatures Features(Random random)
    {
        double? Unit() => random.Next(12) == 0 ? null : random.Next(6) == 0 ? random.Next(2) : Math.Round(random.NextDouble(), 3);
        return new AudioFeatures
        {
            Danceability = Unit(),
            Energy = Unit(),
            Valence = Unit(),
            Acousticness = Unit(),
            Instrumentalness = Unit(),
            Speechiness = random.Next(2) == 0 ? 0.04 : Unit(),
            Liveness = Unit(),
            Tempo = random.Next(5) == 0 ? null : 60 + (140 * random.NextDouble()),
            Loudness = (30 * random.NextDouble()) - 25,
        };
    }
}
