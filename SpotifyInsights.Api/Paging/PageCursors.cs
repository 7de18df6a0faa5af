using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Paging;

/// <summary>
/// Places in listings as callers hold them: opaque, so that nobody builds on what is inside, and good only for the listener and the listing that they were given for.
/// </summary>
public sealed class PageCursors(IDataProtectionProvider provider)
{
    /// <summary>What the parameter is called.</summary>
    public const string Parameter = "cursor";

    private const string Purpose = "SpotifyInsights.Paging.v1";

    /// <summary>A cursor for a place.</summary>
    /// <param name="userId">Whose listing it is.</param>
    /// <param name="listing">Which listing, with everything that decides what is in it.</param>
    /// <param name="place">Where the next page begins, in the listing's own words; null: nowhere.</param>
    public string? Make(string userId, string listing, string? place) => place is null ? null : Protector(userId, listing).Protect(place);

    /// <summary>The place that a cursor means; null: the beginning.</summary>
    /// <exception cref="RefusedParameterException">It was not given for this listing of this listener, or somebody changed it.</exception>
    public string? Read(string userId, string listing, string? cursor)
    {
        try
        {
            return cursor is null ? null : Protector(userId, listing).Unprotect(cursor);
        }
        catch (CryptographicException)
        {
            throw new RefusedParameterException("This is no cursor of this listing: begin again without one.", Parameter);
        }
    }

    private IDataProtector Protector(string userId, string listing) => provider.CreateProtector(Purpose, userId, listing);
}
