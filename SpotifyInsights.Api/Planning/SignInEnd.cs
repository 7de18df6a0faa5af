using NodaTime;

namespace SpotifyInsights.Api.Planning;

/// <summary>When a sign-in with Spotify ends: six months after it, whatever is done with its tokens.</summary>
public static class SignInEnd
{
    /// <summary>Six months are never shorter than this.</summary>
    public static readonly Duration LeastLife = Duration.FromDays(181);

    private const int Months = 6;

    /// <summary>The instant from which on the refresh token is worth nothing.</summary>
    public static Instant Of(Instant authorizedAt) => authorizedAt.InUtc().LocalDateTime.PlusMonths(Months).InUtc().ToInstant();

    /// <summary>Whole days up to it; 0 when it is over.</summary>
    public static int DaysLeft(Instant authorizedAt, Instant now) => Math.Max(0, (int)Math.Floor((Of(authorizedAt) - now).TotalDays));
}
