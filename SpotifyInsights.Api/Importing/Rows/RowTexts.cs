using System.Globalization;
using System.Text;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>The tuples of an upload as what they say, and in which order they are: so that rows are compared by numbers from here on.</summary>
internal sealed class RowTexts
{
    // The names that many tracks share are held once.
    private readonly Dictionary<string, string> pool = new(StringComparer.Ordinal);

    public RowTexts(ReadRows rows)
    {
        Tracks = [.. Enumerable.Range(0, rows.Tracks.Count).Select(number => Track(rows.Tracks[number]))];
        Manners = [.. Enumerable.Range(0, rows.Manners.Count).Select(number => Manner(rows.Manners[number]))];
        (TrackKeys, TrackRanks) = RankTracks(Tracks);
        (Circumstances, MannerRanks) = RankManners(Manners);
        pool.Clear();
    }

    public TrackText[] Tracks { get; }

    public MannerText[] Manners { get; }

    /// <summary>Of each track the place of its key (<see cref="TrackKey"/>) among all keys.</summary>
    public int[] TrackKeys { get; }

    /// <summary>Of each track its place among all tracks.</summary>
    public int[] TrackRanks { get; }

    /// <summary>Of each manner the place of its circumstances among all; equal ones have one place.</summary>
    public int[] Circumstances { get; }

    /// <summary>Of each manner its place among all manners.</summary>
    public int[] MannerRanks { get; }

    private static (int[] Keys, int[] Ranks) RankTracks(TrackText[] tracks)
    {
        var keys = Array.ConvertAll(tracks, track => TrackKey.Of(track.Track));
        var order = Enumerable.Range(0, tracks.Length).ToArray();
        var witnesses = Array.ConvertAll(tracks, track => new Witness
        {
            PlayedAt = NodaTime.Instant.MinValue,
            Track = track.Track,
            ContextType = track.ContextType,
            ContextUri = track.ContextUri,
        });
        Array.Sort(order, (x, y) => string.CompareOrdinal(keys[x], keys[y]) is not 0 and var byKey ? byKey : WitnessOrder.Instance.Compare(witnesses[x], witnesses[y]));
        return (Places(order, (x, y) => keys[x] == keys[y]), Places(order, (_, _) => false));
    }

    private static (int[] Circumstances, int[] Ranks) RankManners(MannerText[] manners)
    {
        var nothing = new ReportedTrack();
        var witnesses = Array.ConvertAll(
            manners, manner => new Witness { PlayedAt = NodaTime.Instant.MinValue, Track = nothing, Circumstances = manner.Circumstances });
        var order = Enumerable.Range(0, manners.Length).ToArray();
        Array.Sort(order, (x, y) =>
        {
            var byCircumstances = WitnessOrder.Instance.Compare(witnesses[x], witnesses[y]);
            var byCountry = byCircumstances != 0 ? byCircumstances : string.CompareOrdinal(manners[x].Country, manners[y].Country);
            return byCountry != 0 ? byCountry : ((int?)manners[x].Platform ?? 0).CompareTo((int?)manners[y].Platform ?? 0);
        });
        return (Places(order, (x, y) => WitnessOrder.Instance.Compare(witnesses[x], witnesses[y]) == 0), Places(order, (_, _) => false));
    }

    // Neighbours that are the same share a place.
    private static int[] Places(int[] order, Func<int, int, bool> areSame)
    {
        var (places, place) = (new int[order.Length], -1);
        for (var i = 0; i < order.Length; i++)
        {
            place += i > 0 && areSame(order[i - 1], order[i]) ? 0 : 1;
            places[order[i]] = place;
        }

        return places;
    }

    private static bool? Answer(MannerFlags flags, MannerFlags knows, MannerFlags yes) => (flags & knows) == MannerFlags.None ? null : (flags & yes) != MannerFlags.None;

    private TrackText Track(ReadOnlySpan<byte> tuple)
    {
        var (track, artists, artistIds) = (new ReportedTrack(), new List<string>(), new List<string>());
        var (contextType, contextUri) = ((string?)null, (string?)null);
        while (RowTuple.TryTake(ref tuple, out var field, out var value))
        {
            var text = Text(value);
            switch (field)
            {
                case TupleField.AllArtists:
                    artists.Add(text);
                    break;
                case TupleField.AllArtistIds:
                    artistIds.Add(text);
                    break;
                case TupleField.ContextType:
                    contextType = text;
                    break;
                case TupleField.ContextUri:
                    contextUri = text;
                    break;
                default:
                    track = With(track, field, text);
                    break;
            }
        }

        track = artistIds.Count == 0 ? track : track with { AllArtistIds = artistIds };
        return new TrackText(artists.Count == 0 ? track : track with { AllArtistNames = artists }, contextType, contextUri);
    }

    private static ReportedTrack With(ReportedTrack track, TupleField field, string text) => field switch
    {
        TupleField.Uri => track with { Uri = text, TrackId = TrackIdOf(text) },
        TupleField.Title => track with { TrackName = text },
        TupleField.Artist => track with { ArtistName = text },
        TupleField.Album => track with { AlbumName = text },
        TupleField.DurationMs => track with { DurationMs = int.Parse(text, CultureInfo.InvariantCulture) },
        TupleField.Isrc => track with { Isrc = text },
        TupleField.ArtistId => track with { ArtistId = text },
        TupleField.AlbumId => track with { AlbumId = text },
        TupleField.AlbumType => track with { AlbumType = text },
        TupleField.ReleaseDate => track with { ReleaseDate = text },
        TupleField.ReleaseDatePrecision => track with { ReleaseDatePrecision = text },
        TupleField.Popularity => track with { Popularity = int.Parse(text, CultureInfo.InvariantCulture) },
        TupleField.Explicit => track with { Explicit = text == "1" },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A track has no such value."),
    };

    private static string? TrackIdOf(string uri)
    {
        const string Prefix = "spotify:track:";
        return uri.StartsWith(Prefix, StringComparison.Ordinal) && uri.Length > Prefix.Length ? uri[Prefix.Length..] : null;
    }

    private MannerText Manner(ReadOnlySpan<byte> tuple)
    {
        var manner = new MannerText(PlayCircumstances.Unknown, Country: null, Platform: null);
        while (RowTuple.TryTake(ref tuple, out var field, out var value))
        {
            manner = field switch
            {
                TupleField.ReasonStart => manner with { Circumstances = manner.Circumstances with { ReasonStart = Text(value) } },
                TupleField.ReasonEnd => manner with { Circumstances = manner.Circumstances with { ReasonEnd = Text(value) } },
                TupleField.Flags => manner with { Circumstances = With(manner.Circumstances, (MannerFlags)value[0]) },
                TupleField.Country => manner with { Country = Text(value) },
                TupleField.Platform => manner with { Platform = (PlatformClass)value[0] },
                _ => throw new ArgumentOutOfRangeException(nameof(tuple), field, "A manner has no such value."),
            };
        }

        return manner.Circumstances == PlayCircumstances.Unknown ? manner with { Circumstances = PlayCircumstances.Unknown } : manner;
    }

    private static PlayCircumstances With(PlayCircumstances circumstances, MannerFlags flags) => circumstances with
    {
        Shuffle = Answer(flags, MannerFlags.KnowsShuffle, MannerFlags.Shuffle),
        Skipped = Answer(flags, MannerFlags.KnowsSkipped, MannerFlags.Skipped),
        Offline = Answer(flags, MannerFlags.KnowsOffline, MannerFlags.Offline),
        Incognito = Answer(flags, MannerFlags.KnowsIncognito, MannerFlags.Incognito),
    };

    private string Text(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        if (!pool.TryGetValue(text, out var known))
        {
            pool[text] = known = text;
        }

        return known;
    }
}
