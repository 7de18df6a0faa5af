using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>What messages are signed with (Standard Webhooks 1.0, symmetric): made here, encrypted at rest, bound to its listener.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider provider)
{
    /// <summary>How secrets begin.</summary>
    public const string Prefix = "whsec_";

    private const string Purpose = "SpotifyInsights.Webhooks.Secret.v1";
    private const int Bytes = 32;

    /// <summary>A new one.</summary>
    public static string Make() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The value of `webhook-signature`.</summary>
    /// <param name="secret">With its prefix.</param>
    /// <param name="id">The value of `webhook-id`.</param>
    /// <param name="seconds">The value of `webhook-timestamp`: seconds since 1970.</param>
    /// <param name="body">What is sent.</param>
    public static string Sign(string secret, string id, long seconds, string body)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var key = Convert.FromBase64String(secret[Prefix.Length..]);
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
    }

    public string Protect(string userId, string secret) => provider.CreateProtector(Purpose, userId).Protect(secret);

    /// <summary>The secret; null: the instance's keys are gone, or the text is not theirs.</summary>
    public string? FindUnprotected(string userId, string protectedSecret)
    {
        try
        {
            return provider.CreateProtector(Purpose, userId).Unprotect(protectedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
