using System.Globalization;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Tables;

/// <summary>
/// Which version of our columns a Parquet file has, in its key-values. It rises when a file may no longer be read as the former version says; columns that
/// are added do not count. A file without it is as good as version 1: older releases and the original Python code wrote none.
/// </summary>
internal static class FileVersion
{
    public const int Current = 1;

    private const string Key = "schema_version";

    /// <summary>The key-values of a new file.</summary>
    public static Dictionary<string, string> Stamp(IReadOnlyDictionary<string, string>? keyValues) =>
        new(keyValues ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [Key] = Current.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Refuses a file of a version that this release does not know, rather than misread it.</summary>
    /// <exception cref="FormatException">It is one, or what stands there is no version.</exception>
    public static void Check(ParquetReader reader)
    {
        if (!reader.KeyValues.TryGetValue(Key, out var text))
        {
            return;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            throw new FormatException($"`{text}` is no {Key}");
        }

        if (version > Current)
        {
            throw new FormatException($"it was written by a newer release ({Key} {version}, this one knows {Current}): update this one");
        }
    }
}
