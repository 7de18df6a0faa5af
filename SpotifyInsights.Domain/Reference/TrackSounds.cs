using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Contexts;

namespace SpotifyInsights.Domain.Reference;

/// <summary>
/// The features and mood score of a history's tracks, a value per track: side by side for adding up, and sorted for quantiles and distributions, so that
/// a question sorts nothing.
/// </summary>
internal sealed class TrackSounds
{
    /// <summary>The column of the mood score, after the features.</summary>
    public const int Mood = FeatureCount;

    /// <summary>Columns: the features and the mood score.</summary>
    public const int Width = FeatureCount + 1;

    private const int FeatureCount = (int)AudioFeature.Loudness + 1;

    private readonly double[] _values;
    private readonly int[][] _ascending;

    public TrackSounds(ReferenceIndex index, int[] rows)
    {
        _values = new double[rows.Length * Width];
        Array.Fill(_values, double.NaN);
        for (var track = 0; track < rows.Length; track++)
        {
            if (rows[track] >= 0)
            {
                Fill(index, rows[track], _values.AsSpan(track * Width, Width));
            }
        }

        HasFeatures = [.. Enumerable.Range(0, rows.Length).Select(track => this[track][..FeatureCount].ContainsAnyExcept(double.NaN))];
        _ascending = [.. Enumerable.Range(0, Width).Select(Sorted)];
        Contexts = new TrackContexts(this, rows.Length);
    }

    /// <summary>Whether anything is known of a track.</summary>
    public bool[] HasFeatures { get; }

    /// <summary>The context of each track.</summary>
    public TrackContexts Contexts { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes => ((long)_values.Length * sizeof(double)) + HasFeatures.Length + _ascending.Sum(column => (long)column.Length * sizeof(int)) + Contexts.Bytes;

    /// <summary>The features of a track in the order of <see cref="AudioFeature"/>, then its mood score; NaN where it is not known.</summary>
    public ReadOnlySpan<double> this[int track] => _values.AsSpan(track * Width, Width);

    /// <summary>The tracks whose value in a column is known, the smallest first.</summary>
    public ReadOnlySpan<int> Ascending(int column) => _ascending[column];

    private static void Fill(ReferenceIndex index, int row, Span<double> values)
    {
        for (var feature = 0; feature < FeatureCount; feature++)
        {
            values[feature] = index.Feature((AudioFeature)feature)[row];
        }

        values[Mood] = MoodScore.Of(values[(int)AudioFeature.Valence], values[(int)AudioFeature.Energy], values[(int)AudioFeature.Acousticness]);
    }

    private int[] Sorted(int column)
    {
        var tracks = Enumerable.Range(0, HasFeatures.Length).Where(track => !double.IsNaN(this[track][column])).ToArray();
        var values = Array.ConvertAll(tracks, track => this[track][column]);
        Array.Sort(values, tracks);
        return tracks;
    }
}
