using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>
/// What an API key looks like: a prefix by which secret scanners know it, 40 random letters and digits (238 bits), and six more that follow from those, so that a
/// typing error, or what only looks like a key, is told without the database.
/// </summary>
public static partial class KeyText
{
    /// <summary>How keys begin.</summary>
    public const string KeyPrefix = "siak_";

    /// <summary>How the keys of share links begin.</summary>
    public const string SharePrefix = "sisl_";

    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLetters = 40;
    private const int CheckLetters = 6;
    private const int ShownLetters = 9;

    /// <summary>A new one.</summary>
    /// <param name="prefix">How it begins.</param>
    public static string Make(string prefix)
    {
        var secret = prefix + RandomNumberGenerator.GetString(Letters, RandomLetters);
        return secret + Check(secret);
    }

    /// <summary>Whether a text can be a key.</summary>
    public static bool IsKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Form().IsMatch(text) && text.AsSpan(text.Length - CheckLetters).SequenceEqual(Check(text[..^CheckLetters]));
    }

    /// <summary>The beginning, by which its owner knows a key again: the prefix and four letters.</summary>
    public static string Shown(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key[..ShownLetters];
    }

    /// <summary>By what a key is known again. It is as random as the key, so it needs no salt.</summary>
    public static string Hash(string key) => Secrets.Hash(key);

    private static string Check(string secret)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(secret));
        return string.Create(CheckLetters, hash, (letters, bytes) =>
        {
            for (var place = 0; place < letters.Length; place++)
            {
                letters[place] = Letters[bytes[place] % Letters.Length];
            }
        });
    }

    [GeneratedRegex("^(siak|sisl)_[0-9A-Za-z]{46}\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
