using Microsoft.Extensions.Primitives;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Idempotency;

/// <summary>The header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): a string, in quotes as the draft has it or bare as most write it.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Letters of a key at most.</summary>
    public const int Longest = 255;

    /// <summary>The key of a request.</summary>
    /// <exception cref="RefusedParameterException">There are several, or it is none.</exception>
    public static string Read(StringValues header)
    {
        var text = header.Count == 1 ? header.ToString().Trim() : "";
        var key = text is ['"', .. var quoted, '"'] ? quoted : text;
        return key.Length is > 0 and <= Longest && key.All(letter => letter is > ' ' and <= '~' and not '"' and not '\\' and not ',')
            ? key
            : throw new RefusedParameterException($"The key must be one text of 1 to {Longest} printable ASCII letters without blanks, commas and quotes, such as a UUID.", Header);
    }
}
