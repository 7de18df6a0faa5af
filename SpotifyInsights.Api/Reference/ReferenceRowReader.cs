using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Reference;

/// <summary>Makes rows of cells: types, ranges, and what stands for "unknown".</summary>
internal sealed class ReferenceRowReader
{
    private const int MostPopularity = 100;
    private const int HighestPitchClass = 11;
    private const int MostBeatsPerBar = 32;
    private const double MostBeatsPerMinute = 1_000;
    private const double QuietestDecibels = -150;
    private const double LoudestDecibels = 50;
    private const int LongestValueShown = 60;

    private static readonly int Index = Place(ReferenceColumns.Index);
    private static readonly int TrackId = Place(ReferenceColumns.TrackId);
    private static readonly int Artists = Place(ReferenceColumns.Artists);
    private static readonly int AlbumName = Place(ReferenceColumns.AlbumName);
    private static readonly int TrackName = Place(ReferenceColumns.TrackName);
    private static readonly int Popularity = Place(ReferenceColumns.Popularity);
    private static readonly int DurationMs = Place(ReferenceColumns.DurationMs);
    private static readonly int Explicit = Place(ReferenceColumns.Explicit);
    private static readonly int Danceability = Place(ReferenceColumns.Danceability);
    private static readonly int Energy = Place(ReferenceColumns.Energy);
    private static readonly int Key = Place(ReferenceColumns.Key);
    private static readonly int Loudness = Place(ReferenceColumns.Loudness);
    private static readonly int Mode = Place(ReferenceColumns.Mode);
    private static readonly int Speechiness = Place(ReferenceColumns.Speechiness);
    private static readonly int Acousticness = Place(ReferenceColumns.Acousticness);
    private static readonly int Instrumentalness = Place(ReferenceColumns.Instrumentalness);
    private static readonly int Liveness = Place(ReferenceColumns.Liveness);
    private static readonly int Valence = Place(ReferenceColumns.Valence);
    private static readonly int Tempo = Place(ReferenceColumns.Tempo);
    private static readonly int TimeSignature = Place(ReferenceColumns.TimeSignature);
    private static readonly int TrackGenre = Place(ReferenceColumns.TrackGenre);

    private readonly int[] _unknown = new int[Columns.Count];
    private IReferenceCells _cells = null!;
    private uint _unknownHere;
    private (int Column, string Reason)? _fault;

    /// <summary>All columns, the row's number first.</summary>
    public static IReadOnlyList<string> Columns { get; } = [ReferenceColumns.Index, .. ReferenceColumns.Required];

    /// <summary>Rows read without a known value, by column; columns that all rows have are left out, and so is the row's number.</summary>
    public IReadOnlyDictionary<string, int> Unknown => Columns.Index().Skip(1).Where(column => _unknown[column.Index] > 0)
        .ToDictionary(column => column.Item, column => _unknown[column.Index], StringComparer.Ordinal);

    /// <summary>The row, or null with the first thing that is wrong with it.</summary>
    public ReferenceRow? Read(IReferenceCells cells, out (string Column, string Reason) fault)
    {
        (_cells, _unknownHere, _fault) = (cells, 0, null);
        var row = Read();
        if (_fault is { } found)
        {
            fault = (Columns[found.Column], found.Reason);
            return null;
        }

        for (var column = 0; column < _unknown.Length; column++)
        {
            _unknown[column] += (int)((_unknownHere >> column) & 1);
        }

        fault = default;
        return row;
    }

    private static int Place(string column) => column == ReferenceColumns.Index ? 0 : 1 + ReferenceColumns.Required.Index().First(c => c.Item == column).Index;

    private ReferenceRow Read() => new()
    {
        Index = Whole(Index, 0, int.MaxValue),
        TrackId = Text(TrackId) ?? Missing(TrackId),
        Artists = Text(Artists),
        AlbumName = Text(AlbumName),
        TrackName = Text(TrackName),
        Popularity = Whole(Popularity, 0, MostPopularity),
        DurationMs = Above0(DurationMs, Whole(DurationMs, 0, int.MaxValue)),
        Explicit = Flag(Explicit),
        Features = new AudioFeatures
        {
            Danceability = Number(Danceability, 0, 1),
            Energy = Number(Energy, 0, 1),
            Loudness = Number(Loudness, QuietestDecibels, LoudestDecibels),
            Speechiness = Number(Speechiness, 0, 1),
            Acousticness = Number(Acousticness, 0, 1),
            Instrumentalness = Number(Instrumentalness, 0, 1),
            Liveness = Number(Liveness, 0, 1),
            Valence = Number(Valence, 0, 1),
            Tempo = Above0(Tempo, Number(Tempo, 0, MostBeatsPerMinute)),
        },

        // Spotify says -1 where it found no key.
        Key = AtLeast0(Key, Whole(Key, -1, HighestPitchClass)),
        Mode = Whole(Mode, 0, 1),
        TimeSignature = Whole(TimeSignature, 0, MostBeatsPerBar),
        TrackGenre = Text(TrackGenre),
    };

    private string? Text(int column)
    {
        if (!_cells.TryText(column, out var value))
        {
            Fault(column, "is no text");
        }

        return Noted(column, value);
    }

    private double? Number(int column, double least, double most)
    {
        if (!_cells.TryNumber(column, out var value))
        {
            Fault(column, "is no number");
        }
        else if (value < least || value > most)
        {
            Fault(column, FormattableString.Invariant($"is not within {least} and {most}"));
        }

        return Noted(column, value);
    }

    private int? Whole(int column, int least, int most)
    {
        var value = Number(column, least, most);
        if (value is { } number && number != Math.Floor(number))
        {
            Fault(column, "is no whole number");
        }

        return _fault is null ? (int?)value : null;
    }

    private bool? Flag(int column)
    {
        if (!_cells.TryFlag(column, out var value))
        {
            Fault(column, "is neither True nor False");
        }

        return Noted(column, value);
    }

    private int? Above0(int column, int? value) => value > 0 ? value : Noted<int?>(column, null);

    private double? Above0(int column, double? value) => value > 0 ? value : Noted<double?>(column, null);

    private int? AtLeast0(int column, int? value) => value >= 0 ? value : Noted<int?>(column, null);

    private string Missing(int column)
    {
        Fault(column, null);
        return "";
    }

    private T Noted<T>(int column, T value)
    {
        if (value is null)
        {
            _unknownHere |= 1U << column;
        }

        return value;
    }

    private void Fault(int column, string? wrong)
    {
        if (_fault is null)
        {
            var written = _cells.Written(column);
            var shown = written.Length <= LongestValueShown ? written : written[..LongestValueShown] + "…";
            _fault = (column, wrong is null ? "is empty, and a track has no other name." : $"`{shown}` {wrong}.");
        }
    }
}
