using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Recaps;
using SpotifyInsights.Api.Webhooks;
using SpotifyInsights.Api.Webhooks.Sending;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;
using SpotifyInsights.Tests.Webhooks;

namespace SpotifyInsights.Tests.Recaps;

/// <summary>What is over and what was reached is told once. The clock begins on Sunday, 15 March 2026, at noon.</summary>
public sealed class RecapTellingsTests
{
    [Fact]
    public async Task ClosedPeriods_AreToldOnce_WhenTheirLastPlaysAreThere()
    {
        await using var world = await WebhookWorld.StartAsync();
        await world.MakeAsync(events: "recap.ready");
        (await world.Listener.PatchAsJsonAsync("/me", new { timeZone = "Europe/Lisbon" }, Patience.Token())).EnsureSuccessStatusCode();
        await world.Listener.ImportedAsync(Plays(Enumerable.Range(1, 3).Select(hour => new DateTime(2026, 3, 15, hour, 0, 0, DateTimeKind.Utc))));

        // Half an hour after the week's end: plays of its last hours may still come.
        await AtAsync(world, new(2026, 3, 16, 0, 30, 0, TimeSpan.Zero));
        (await TellAsync(world)).ShouldBe(0);
        await AtAsync(world, new(2026, 3, 17, 0, 1, 0, TimeSpan.Zero));
        (await TellAsync(world)).ShouldBe(1);
        (await TellAsync(world)).ShouldBe(0, "once is enough");
        (await TellAsync(world, OfANewStart(world))).ShouldBe(0, "also over restarts");

        var told = (await world.Receiver.NextAsync()).Json;
        told.GetProperty("type").GetString().ShouldBe("recap.ready");
        told.GetProperty("data").ToString().ShouldBe(
            """{"kind":"week","period":"2026-W11","from":"2026-03-09","to":"2026-03-16","timeZone":"Europe/Lisbon","plays":3,"minutes":10,"recapPath":"/recaps/week/2026-W11"}""");
        using (var fresh = world.Host.As("demo"))
        {
            (await fresh.GetJsonAsync("/recaps/week/2026-W11")).GetProperty("totals").GetProperty("plays").GetInt32().ShouldBe(3);
        }

        // Month and quarter end together, an hour earlier than in UTC: clocks went forward. The weeks since then had no plays.
        await AtAsync(world, new(2026, 4, 1, 22, 59, 0, TimeSpan.Zero));
        (await TellAsync(world)).ShouldBe(0);
        await AtAsync(world, new(2026, 4, 1, 23, 0, 0, TimeSpan.Zero));
        (await TellAsync(world)).ShouldBe(2);
        (await NamesAsync(world)).ShouldBe(["recap/month/2026-03", "recap/quarter/2026-Q1", "recap/week/2026-W11"]);
    }

    [Fact]
    public async Task WhatWasOverBeforeTheWebhook_OrLongAgo_IsNotTold()
    {
        await using var world = await WebhookWorld.StartAsync();
        await world.Listener.ImportedAsync(Plays([new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc), new(2026, 3, 14, 12, 0, 0, DateTimeKind.Utc)]));

        // The week of the 4th ended on the 9th, six days ago.
        await world.MakeAsync(events: ["recap.ready", "milestone.reached"]);
        (await TellAsync(world)).ShouldBe(0);

        // That of the 14th on the 16th, and the instance was off for eight days from then on.
        await AtAsync(world, new(2026, 3, 24, 0, 0, 1, TimeSpan.Zero));
        (await TellAsync(world)).ShouldBe(0);
    }

    [Fact]
    public async Task Milestone_OfThePresent_IsToldOnce_AndNoneOfThePast()
    {
        await using var world = await WebhookWorld.StartAsync();
        await world.MakeAsync(events: "milestone.reached");

        // 1,000 plays of one hundred seconds in 2020 reach a thousand there: nobody hears of it. 1,999 are there before today.
        var past = Enumerable.Range(0, 1_999).Select(minute => new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(5 * minute));
        await world.Listener.ImportedAsync(Plays(past, heardMs: 100_000));
        (await TellAsync(world)).ShouldBe(0);

        await AtAsync(world, ApiHost.Now.AddHours(2));
        await world.Listener.ImportedAsync(Plays([new(2026, 3, 15, 13, 30, 0, DateTimeKind.Utc), new(2026, 3, 15, 13, 40, 0, DateTimeKind.Utc)], heardMs: 100_000));
        (await TellAsync(world)).ShouldBe(1);
        (await TellAsync(world, OfANewStart(world))).ShouldBe(0);

        var data = (await world.Receiver.NextAsync()).Json.GetProperty("data");
        (data.GetProperty("kind").GetString(), data.GetProperty("value").GetInt32(), data.GetProperty("at").GetString()).ShouldBe(("plays", 2_000, "2026-03-15T13:28:20Z"));
        (data.GetProperty("track").GetProperty("name").GetString(), data.GetProperty("artist").GetProperty("name").GetString()).ShouldBe(("Song", "Ann"));
    }

    private static ByteArrayContent Plays(IEnumerable<DateTime> ends, int heardMs = 200_000) => Uploads.File(
        Uploads.Json([.. ends.Select(end => Uploads.Row(end.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), heardMs: heardMs))]), "application/json");

    private static Task AtAsync(WebhookWorld world, DateTimeOffset at) => world.PassAsync(at - world.Host.Clock.GetUtcNow());

    private static Task<int> TellAsync(WebhookWorld world, RecapTellings? tellings = null) => (tellings ?? world.Host.Services.GetRequiredService<RecapTellings>()).TellAsync(Patience.Token());

    // What another process would have: nothing in memory.
    private static RecapTellings OfANewStart(WebhookWorld world)
    {
        var services = world.Host.Services;
        return new(
            services.GetRequiredService<JobDatabase>(),
            services.GetRequiredService<WebhookStore>(),
            services.GetRequiredService<ListeningHistories>(),
            services.GetRequiredService<AccountStore>(),
            services.GetRequiredService<WebhookSignal>(),
            world.Host.Clock,
            NullLogger<RecapTellings>.Instance);
    }

    private static async Task<List<string>> NamesAsync(WebhookWorld world)
    {
        await using var connection = await world.Host.Services.GetRequiredService<JobDatabase>().OpenAsync(Patience.Token());
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM told_events WHERE user_id = 'demo' ORDER BY name";
        await using var rows = await command.ExecuteReaderAsync(Patience.Token());
        var names = new List<string>();
        while (await rows.ReadAsync(Patience.Token()))
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }
}
