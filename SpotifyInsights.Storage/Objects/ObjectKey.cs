using System.Buffers;
using System.Text;

namespace SpotifyInsights.Storage.Objects;

/// <summary>What a key may look like, the same for every store: a key that one store takes, every store takes.</summary>
public static class ObjectKey
{
    /// <summary>The longest key in UTF-8 bytes: S3's limit.</summary>
    public const int MaxBytes = 1024;

    private static readonly SearchValues<char> Refused =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsControl(c) || c == '\\')]);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether <paramref name="key"/> is a key.</summary>
    public static bool IsValid(string key) => Fault(key, isWhole: true) is null;

    /// <summary>Throws an <see cref="ArgumentException"/> that says what is wrong with <paramref name="key"/>; a key passes.</summary>
    public static void Check(string key) => Throw(Fault(key, isWhole: true), nameof(key));

    /// <summary>Throws an <see cref="ArgumentException"/> unless <paramref name="prefix"/> is empty or the beginning of a possible key.</summary>
    public static void CheckPrefix(string prefix) => Throw(prefix is "" ? null : Fault(prefix, isWhole: false), nameof(prefix));

    /// <summary>Throws an <see cref="ArgumentException"/> unless <paramref name="folder"/> is empty (the root) or one or more segments, each followed by `/`.</summary>
    public static void CheckFolder(string folder)
    {
        CheckPrefix(folder);
        Throw(folder is "" || folder[^1] == '/' ? null : "does not end with '/'", nameof(folder));
    }

    private static void Throw(string? fault, string parameter)
    {
        if (fault is not null)
        {
            throw new ArgumentException($"The {parameter} {fault}.", parameter);
        }
    }

    private static string? Fault(string text, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is "")
        {
            return "is empty";
        }

        if (text[0] == '.')
        {
            return "begins with '.': such names at the root are the stores' own";
        }

        if (text.AsSpan().IndexOfAny(Refused) >= 0)
        {
            return "has a backslash or a control character";
        }

        return LengthFault(text) ?? SegmentFault(text, isWhole);
    }

    private static string? LengthFault(string text)
    {
        try
        {
            return Utf8.GetByteCount(text) > MaxBytes ? $"is longer than {MaxBytes} bytes" : null;
        }
        catch (EncoderFallbackException)
        {
            return "has half of a surrogate pair";
        }
    }

    private static string? SegmentFault(string text, bool isWhole)
    {
        var segments = text.AsSpan();
        for (var slash = segments.IndexOf('/'); slash >= 0; slash = segments.IndexOf('/'))
        {
            if (segments[..slash] is "" or "." or "..")
            {
                return "has an empty segment, '.' or '..'";
            }

            segments = segments[(slash + 1)..];
        }

        return isWhole && segments is "" or "." or ".." ? "has an empty segment, '.' or '..'" : null;
    }
}
