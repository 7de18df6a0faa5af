using System.Net.Http.Headers;
using System.Text.Json;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Demo;

/// <summary>The demo, as it starts in an empty folder, for two days of listening.</summary>
public sealed class DemoReferenceTests
{
    [Fact]
    public async Task Demo_InAnEmptyFolder_KnowsHowItsListenersMusicSounds()
    {
        await using var host = new ApiHost();
        host.Settings["Demo:Enabled"] = "true";
        host.Settings["Demo:Days"] = "2";
        using var client = host.Anonymous();
        await ReadyAsync(client);
        using var signedIn = await client.PostAsync("/auth/demo", content: null, Patience.Token());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await signedIn.JsonAsync()).GetProperty("accessToken").GetString());

        var profile = await client.GetJsonAsync("/audio-profile");

        profile.GetProperty("availability").GetProperty("status").GetString().ShouldBe("available");
        profile.GetProperty("availability").GetProperty("playCoverage").GetDouble().ShouldBeGreaterThanOrEqualTo(0.6);
        profile.GetProperty("moodScore").GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Number);
        (await client.GetJsonAsync("/reference-data")).GetProperty("report").GetProperty("refused").GetInt32().ShouldBe(0);
        (await client.GetJsonAsync("/audio-profile/contexts")).GetProperty("contexts").EnumerateArray()
            .Count(context => context.GetProperty("plays").GetInt32() > 0).ShouldBeGreaterThan(2);

        // The other listener hears other music.
        using var light = await client.PostAsync("/auth/demo?listener=light", content: null, Patience.Token());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await light.JsonAsync()).GetProperty("accessToken").GetString());
        var other = await client.GetJsonAsync("/audio-profile");
        other.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBeGreaterThan(500);
        other.GetProperty("basis").GetProperty("window").GetProperty("timeZone").GetString().ShouldBe("Europe/Lisbon");
        other.GetProperty("availability").GetProperty("status").GetString().ShouldBe("insufficient-coverage");
        other.GetProperty("insights")[0].GetProperty("id").GetString().ShouldBe("audio-profile.insufficient-coverage");

        using var nobody = await client.PostAsync("/auth/demo?listener=nobody", content: null, Patience.Token());
        (await nobody.ProblemAsync(System.Net.HttpStatusCode.BadRequest, "invalid-request")).GetProperty("detail").GetString()!.ShouldContain("'nobody'");
    }

    private static async Task ReadyAsync(HttpClient client)
    {
        var limit = Patience.Token();
        while (true)
        {
            using var ready = await client.GetAsync("/health/ready", limit);
            if (ready.IsSuccessStatusCode)
            {
                return;
            }
        }
    }
}
