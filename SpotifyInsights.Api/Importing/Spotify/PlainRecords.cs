using System.Buffers;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>
/// Reads records as Spotify writes them, several times faster than a reader of any JSON can: flat, texts without escapes, whole numbers. It stops before a record that is not as
/// plain, or not whole, and leaves it to the reader. Records repeat each other's keys, spaces and line breaks, so what stands between two values is held against what stood there in
/// the record before, all of it at once. For one file.
/// </summary>
internal sealed class PlainRecords
{
    private const int MostPlaces = 64;
    private const int LongestKept = 256;

    // What a text without escapes does not hold before its end (RFC 8259, section 7).
    private static readonly SearchValues<byte> EndsPlainText = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    private readonly List<Lead> leads = [];
    private byte[] tail = [];

    /// <summary>Reads the plain record that follows another one.</summary>
    /// <param name="bytes">From the end of the record before.</param>
    /// <param name="offset">Where these bytes stand in the file.</param>
    /// <param name="record">Takes the values in; holds a part of them where null comes back.</param>
    /// <returns>Bytes to the end of the record; null where it is not plain or not whole.</returns>
    public int? TryRead(ReadOnlySpan<byte> bytes, long offset, SpotifyRecord record)
    {
        for (int at = 0, place = 0; ; place++)
        {
            if (place > 0 && place == leads.Count && tail.Length > 0 && bytes[at..].StartsWith(tail))
            {
                return at + tail.Length;
            }

            if (FindLead(bytes[at..], place) is not { } lead)
            {
                return place > 0 ? FindEnd(bytes, at, place) : null;
            }

            if (place == 0)
            {
                record.Begin(offset + lead.Brace);
            }

            at += lead.Bytes;
            if (TakeValue(bytes[at..], lead.Key, record) is not { } length)
            {
                return null;
            }

            at += length;
        }
    }

    /// <summary>What stands before the value in this place: as in the record before, or read anew.</summary>
    private Lead? FindLead(ReadOnlySpan<byte> bytes, int place)
    {
        if (place < leads.Count && leads[place] is var known && bytes.StartsWith(known.Text) && !IsSpace(bytes, known.Bytes))
        {
            return known;
        }

        if (ReadLead(bytes, place == 0) is not { } lead)
        {
            return null;
        }

        if (place < MostPlaces && lead.Bytes <= LongestKept)
        {
            lead = lead with { Text = bytes[..lead.Bytes].ToArray() };
            if (place < leads.Count)
            {
                leads[place] = lead;
            }
            else if (place == leads.Count)
            {
                leads.Add(lead);
            }
        }

        return lead;
    }

    /// <summary>A comma, the brace of a record where one begins, a key and a colon.</summary>
    private static Lead? ReadLead(ReadOnlySpan<byte> bytes, bool isFirst)
    {
        var at = 0;
        var brace = 0;
        if (!Take(bytes, ref at, (byte)','))
        {
            return null;
        }

        if (isFirst)
        {
            if (!Take(bytes, ref at, (byte)'{'))
            {
                return null;
            }

            brace = at - 1;
        }

        if (!Take(bytes, ref at, (byte)'"') || bytes[at..].IndexOfAny(EndsPlainText) is not (>= 0 and var length) || bytes[at + length] != '"')
        {
            return null;
        }

        var key = SpotifyKeys.Named(bytes.Slice(at, length));
        at += length + 1;
        if (!Take(bytes, ref at, (byte)':'))
        {
            return null;
        }

        // Where these bytes end, more space may follow.
        SkipSpace(bytes, ref at);
        return at < bytes.Length ? new Lead([], at, brace, key) : null;
    }

    private int? FindEnd(ReadOnlySpan<byte> bytes, int from, int places)
    {
        var at = from;
        if (!Take(bytes, ref at, (byte)'}'))
        {
            return null;
        }

        // The next record is expected to be as long.
        if (places < leads.Count)
        {
            leads.RemoveRange(places, leads.Count - places);
        }

        if (at - from <= LongestKept)
        {
            tail = bytes[from..at].ToArray();
        }

        return at;
    }

    /// <summary>Bytes of the value; null where it is not plain or not whole.</summary>
    private static int? TakeValue(ReadOnlySpan<byte> bytes, SpotifyKey key, SpotifyRecord record)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        switch (bytes[0])
        {
            case (byte)'"':
                var length = bytes[1..].IndexOfAny(EndsPlainText);
                if (length < 0 || bytes[1 + length] != '"')
                {
                    return null;
                }

                record.SetPlain(key, ValueForm.Text, bytes.Slice(1, length));
                return length + 2;
            case (byte)'n' when bytes.StartsWith("null"u8):
                record.SetPlain(key, ValueForm.Null, []);
                return 4;
            case (byte)'t' when bytes.StartsWith("true"u8):
                record.SetPlain(key, ValueForm.True, []);
                return 4;
            case (byte)'f' when bytes.StartsWith("false"u8):
                record.SetPlain(key, ValueForm.False, []);
                return 5;
            case >= (byte)'0' and <= (byte)'9':
                return TakeWhole(bytes, key, record);
            default:
                return null;
        }
    }

    // What follows decides whether the number has ended: a point or an exponent is none of what may follow a value.
    private static int? TakeWhole(ReadOnlySpan<byte> bytes, SpotifyKey key, SpotifyRecord record)
    {
        var length = bytes.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length < 0 || (length > 1 && bytes[0] == '0'))
        {
            return null;
        }

        record.SetPlain(key, ValueForm.Number, bytes[..length]);
        return length;
    }

    private static bool Take(ReadOnlySpan<byte> bytes, ref int at, byte mark)
    {
        SkipSpace(bytes, ref at);
        if (at >= bytes.Length || bytes[at] != mark)
        {
            return false;
        }

        at++;
        return true;
    }

    private static void SkipSpace(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (IsSpace(bytes, at))
        {
            at++;
        }
    }

    private static bool IsSpace(ReadOnlySpan<byte> bytes, int at) => at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    /// <summary>What stands before a value.</summary>
    /// <param name="Text">The bytes, where they are kept.</param>
    /// <param name="Bytes">How many they are.</param>
    /// <param name="Brace">Where the record's brace stands among them.</param>
    /// <param name="Key">The value's key.</param>
    private readonly record struct Lead(byte[] Text, int Bytes, int Brace, SpotifyKey Key);
}
