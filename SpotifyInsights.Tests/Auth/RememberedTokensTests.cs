using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Auth;

/// <summary>How often tokens are opened.</summary>
public sealed class RememberedTokensTests
{
    private readonly StandingClock _clock = new(ApiHost.Now);
    private readonly Opener _opener = new();
    private readonly RememberedTokens _tokens;

    public RememberedTokensTests() => _tokens = new RememberedTokens(_opener, _clock);

    [Fact]
    public void Token_IsOpenedOnceAMinute()
    {
        _tokens.Unprotect("good 1")!.AuthenticationScheme.ShouldBe("good 1");
        _clock.Advance(TimeSpan.FromSeconds(59.9));
        _tokens.Unprotect("good 1")!.AuthenticationScheme.ShouldBe("good 1");
        _opener.Opened.ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        _tokens.Unprotect("good 1")!.AuthenticationScheme.ShouldBe("good 1");
        _opener.Opened.ShouldBe(2);
    }

    [Fact]
    public void Tokens_AreToldApart()
    {
        _tokens.Unprotect("good 1")!.AuthenticationScheme.ShouldBe("good 1");
        _tokens.Unprotect("good 2")!.AuthenticationScheme.ShouldBe("good 2");
        _tokens.Unprotect("Good 1").ShouldBeNull();
    }

    [Fact]
    public void Nonsense_IsOpenedEachTime()
    {
        _tokens.Unprotect("bad").ShouldBeNull();
        _tokens.Unprotect("bad").ShouldBeNull();
        _tokens.Unprotect(null).ShouldBeNull();
        _opener.Opened.ShouldBe(2);
    }

    [Fact]
    public void Tokens_WithoutEnd_TakeNoMemoryWithoutEnd()
    {
        for (var number = 0; number <= 10_000; number++)
        {
            _tokens.Unprotect(string.Create(CultureInfo.InvariantCulture, $"good {number}"));
        }

        // The first was forgotten with all others when there were too many.
        _tokens.Unprotect("good 0");
        _opener.Opened.ShouldBe(10_002);
    }

    [Fact]
    public void Token_IsFound_OnceOpened_UntilItExpires()
    {
        _opener.ExpiresUtc = ApiHost.Now.AddSeconds(30);
        _tokens.Find("good 1").ShouldBeNull();
        _tokens.Unprotect("good 1");
        _tokens.Find("good 1")!.Ticket!.AuthenticationScheme.ShouldBe("good 1");
        _clock.Advance(TimeSpan.FromSeconds(29.9));
        _tokens.Find("good 1")!.Succeeded.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        _tokens.Find("good 1").ShouldBeNull();
    }

    [Fact]
    public void Token_WithoutAnEnd_IsNotFound()
    {
        _tokens.Unprotect("good 1");
        _tokens.Find("good 1").ShouldBeNull();
    }

    private sealed class Opener : ISecureDataFormat<AuthenticationTicket>
    {
        public int Opened { get; private set; }

        public DateTimeOffset? ExpiresUtc { get; set; }

        public string Protect(AuthenticationTicket data) => data.AuthenticationScheme;

        public string Protect(AuthenticationTicket data, string? purpose) => data.AuthenticationScheme;

        public AuthenticationTicket? Unprotect(string? protectedText)
        {
            Opened++;
            return protectedText?.StartsWith("good", StringComparison.Ordinal) == true ? new AuthenticationTicket(new ClaimsPrincipal(), new AuthenticationProperties { ExpiresUtc = ExpiresUtc }, protectedText) : null;
        }

        public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => Unprotect(protectedText);
    }
}
