using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Tests.Tools;
using SpotifyInsights.Tests.Weather;
using SpotifyInsights.Tests.Webhooks;

namespace SpotifyInsights.Tests.Planning;

/// <summary>Whoever has to sign in again hears of it early enough, and not every hour.</summary>
public sealed class SignInWarningsTests
{
    private static readonly Instant SignedInAt = Instant.FromUtc(2026, 3, 15, 12, 0);

    [Fact]
    public async Task Warnings_ComeThirtySevenAndOneDaysBefore_EachOnceAndAnewAfterASignIn()
    {
        // Nothing runs but what the test runs: a tick would take a warning, or find that this sign-in has no token.
        await using var world = await WebhookWorld.StartAsync(configure: host => host.Configure += services => services.Replace(ServiceDescriptor.Singleton(SilentScheduler.Factory())));
        var plans = world.Host.Services.GetRequiredService<CollectionPlanStore>();
        var warnings = world.Host.Services.GetRequiredService<SignInWarnings>();
        await world.MakeAsync(events: "sign-in.ending");
        await SignInAsync(SignedInAt);

        // Ends on 15 September at noon: 184 days.
        var given = new List<(int Day, int Left)>();
        for (var day = 0; day <= 190; day++)
        {
            var left = 184 - day;
            if (await warnings.WarnAsync(Patience.Token()) > 0)
            {
                var told = (await world.Receiver.NextAsync()).Json;
                told.GetProperty("type").GetString().ShouldBe("sign-in.ending");
                told.GetProperty("data").GetProperty("signInEndsAt").GetString().ShouldBe("2026-09-15T12:00:00Z");
                given.Add((told.GetProperty("data").GetProperty("daysLeft").GetInt32(), left));
            }

            (await warnings.WarnAsync(Patience.Token())).ShouldBe(0, "once is enough");
            world.Host.Clock.Advance(TimeSpan.FromDays(1));
        }

        given.ShouldBe([(30, 30), (7, 7), (1, 1)]);

        var again = Instant.FromDateTimeOffset(world.Host.Clock.GetUtcNow());
        await SignInAsync(again);
        world.Host.Clock.Advance(TimeSpan.FromDays(160));
        (await warnings.WarnAsync(Patience.Token())).ShouldBe(1);

        Task SignInAsync(Instant at) => plans.PutAccountAsync(PlanOf(at), Patience.Token());
    }

    // Six months in the calendar, not 180 days; the end of February has no 31st.
    [Theory]
    [InlineData("2026-03-15T12:00:00Z", "2026-09-15T12:00:00Z")]
    [InlineData("2026-08-31T08:30:00Z", "2027-02-28T08:30:00Z")]
    [InlineData("2027-08-31T08:30:00Z", "2028-02-29T08:30:00Z")]
    public void End_OfASignIn_IsSixMonthsLater(string signIn, string end) => SignInEnd.Of(Parse(signIn)).ShouldBe(Parse(end));

    [Fact]
    public void LeastLife_OfASignIn_IsNotTooLong()
    {
        for (var day = Parse("2023-01-01T00:00:00Z"); day < Parse("2029-01-01T00:00:00Z"); day += Duration.FromDays(1))
        {
            (SignInEnd.Of(day) - day).ShouldBeGreaterThanOrEqualTo(SignInEnd.LeastLife);
        }
    }

    private static Instant Parse(string text) => NodaTime.Text.InstantPattern.General.Parse(text).Value;

    private static CollectionPlan PlanOf(Instant authorizedAt) => new()
    {
        UserId = "demo",
        AuthorizedAt = authorizedAt,
        NextSnapshotAt = authorizedAt,
        NextPollAt = authorizedAt,
        Pace = Duration.FromHours(2),
    };
}
