using System.Collections.Frozen;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Latin letters without their marks, and letters in other shapes. The framework's own normalisation does nothing here, because the process knows no cultures
/// (`InvariantGlobalization`), and a fold must not change with the machine's Unicode data: it is part of keys that are stored.
/// </summary>
internal static class PlainLetters
{
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';
    private const int WideOffset = 0xFEE0;
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    private static readonly FrozenDictionary<char, string> Plain = new (string Plain, string Letters)[]
    {
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"), ("ae", "æǣǽ"), ("b", "ƀḃḅḇ"), ("c", "çćĉċčḉ"), ("d", "ðďđḋḍḏḑḓ"), ("dz", "ǆǳ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"), ("f", "ḟ"), ("ff", "ﬀ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("fi", "ﬁ"), ("fl", "ﬂ"),
        ("g", "ĝğġģǧǵḡ"), ("h", "ĥħȟḣḥḧḩḫẖ"), ("i", "ìíîïĩīĭįıİǐȉȋḭḯỉị"), ("ij", "ĳ"), ("j", "ĵǰ"), ("k", "ķǩḱḳḵ"), ("l", "ĺļľłḷḹḻḽ"), ("lj", "ǉ"),
        ("m", "ḿṁṃ"), ("n", "ñńņňǹṅṇṉṋ"), ("nj", "ǌ"), ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"), ("oe", "œ"), ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"), ("s", "śŝşšſșṡṣṥṧṩẛ"), ("ss", "ß"), ("st", "ﬅﬆ"), ("t", "ţťŧțṫṭṯṱẗ"), ("th", "þ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"), ("y", "ýÿŷȳẏẙỳỵỷỹ"), ("z", "źżžẑẓẕ"),
        ("'", "\u2018\u2019\u02BC\u00B4`"), ("\"", "\u201C\u201D\u201E"), ("-", "\u2010\u2011\u2012\u2013\u2014"), ("...", "\u2026"),
    }.SelectMany(group => group.Letters.Select(letter => (letter, group.Plain))).ToFrozenDictionary(pair => pair.letter, pair => pair.Plain);

    /// <summary>The lower-case letter, or what it stands for without its marks; empty for a mark that stands alone.</summary>
    /// <param name="letter">Any letter.</param>
    /// <param name="several">What it stands for where that is more than one letter or none, otherwise null.</param>
    public static char Of(char letter, out string? several)
    {
        several = null;
        var lower = char.ToLowerInvariant(letter is >= FirstWide and <= LastWide ? (char)(letter - WideOffset) : letter);
        if (char.IsAscii(lower) && lower != '`')
        {
            return lower;
        }

        if (lower is >= FirstMark and <= LastMark)
        {
            several = "";
            return lower;
        }

        if (!Plain.TryGetValue(lower, out var plain))
        {
            return lower;
        }

        several = plain.Length == 1 ? null : plain;
        return plain[0];
    }
}
