using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;
using OtherProgram = SpotifyInsights.Tests.OAuth.ThirdParty;

namespace SpotifyInsights.Tests.Nodes;

/// <summary>Any node answers any request.</summary>
[Collection(typeof(NodesCollection))]
public sealed partial class TwoNodesTests(TwoNodes nodes)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_BegunOnOneNode_EndsOnTheOther()
    {
        using var listener = new ListenerOnNodes("listener0", nodes.A, nodes.B);
        using var begin = await listener.At(nodes.A).GetAsync("/auth/login", Cancel);
        using var accounts = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var agreed = await accounts.GetAsync(QueryHelpers.AddQueryString(begin.Headers.Location!.ToString(), "listener", listener.Id), Cancel);

        using var back = await listener.At(nodes.B).GetAsync(agreed.Headers.Location!.PathAndQuery, Cancel);

        back.StatusCode.ShouldBe(HttpStatusCode.Found);
        await SignIn.TakeTokenAsync(listener.At(nodes.A));
        listener.UseTokenOf(nodes.A);
        (await listener.At(nodes.B).GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe(listener.Id);
        await nodes.UntilNoJobAsync();
        foreach (var node in new[] { nodes.A, nodes.B })
        {
            (await listener.At(node).GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(50);
        }
    }

    [Fact]
    public async Task Consent_GivenOnOneNode_CountsOnBothAndEndsOnBoth()
    {
        (await nodes.SignInAsync("listener1")).Dispose();
        using var browser = new ListenerOnNodes("listener1", nodes.A, nodes.B);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var signedIn = await SignIn.ThroughSpotifyAsync(browser.At(nodes.A), handler, browser.Id);
        var ask = OtherProgram.Ask();
        using var page = await browser.At(nodes.A).GetAsync(ask, Cancel);
        var hidden = Hidden().Match(await page.Content.ReadAsStringAsync(Cancel));
        using var decision = new FormUrlEncodedContent(new Dictionary<string, string> { [hidden.Groups["name"].Value] = hidden.Groups["value"].Value, ["decision"] = "allow" });
        using var allowed = await browser.At(nodes.B).PostAsync(ask, decision, Cancel);
        var code = QueryHelpers.ParseQuery(allowed.Headers.Location!.Query)["code"].ToString();

        var tokens = await TokensAsync(nodes.A, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", TwoNodes.RedirectUri), ("code_verifier", OtherProgram.Verifier));
        (await StatusAsync(nodes.B, tokens.Access)).ShouldBe(HttpStatusCode.OK);
        tokens = await TokensAsync(nodes.B, ("grant_type", "refresh_token"), ("refresh_token", tokens.Refresh));
        (await StatusAsync(nodes.A, tokens.Access)).ShouldBe(HttpStatusCode.OK);

        using (var revoking = await PostAsync(nodes.B, "/oauth/revoke", ("token", tokens.Refresh)))
        {
            revoking.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        // As soon as the other one has looked into the database.
        var limit = Patience.Token();
        while (await StatusAsync(nodes.A, tokens.Access) != HttpStatusCode.Unauthorized)
        {
            await Patience.PauseAsync(limit);
        }
    }

    [Fact]
    public async Task Key_MadeOnOneNode_OpensTheOther()
    {
        using var listener = await nodes.SignInAsync("listener2");
        using var answer = await listener.At(nodes.A).PostAsJsonAsync("/api-keys", new { name = "Kitchen", scopes = new[] { "metrics:read" } }, Cancel);
        var key = (await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString()!;
        using var program = new HttpClient { BaseAddress = nodes.B.Program.Address };
        program.DefaultRequestHeaders.Add("X-API-Key", key);

        (await program.GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe(listener.Id);
    }

    [Fact]
    public async Task Job_AskedForOnOneNode_IsFollowedOnTheOtherAndAskedForOnce()
    {
        using var listener = await nodes.SignInAsync("listener3");
        var ids = new List<string>();
        foreach (var node in new[] { nodes.A, nodes.B })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/snapshots?force=true");
            request.Headers.Add("Idempotency-Key", "one-snapshot");
            using var answer = await listener.At(node).SendAsync(request, Cancel);
            ids.Add((await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!);
        }

        ids[1].ShouldBe(ids[0]);
        (await listener.At(nodes.B).FollowJobAsync(ids[0])).GetProperty("state").GetString().ShouldBe("succeeded");
        var version = (await listener.At(nodes.A).GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("dataVersion").GetString();
        (await listener.At(nodes.B).GetJsonAsync($"/metrics/temporal?dataVersion={version}")).GetProperty("basis").GetProperty("dataVersion").GetString().ShouldBe(version);
    }

    [Fact]
    public async Task SignIns_OfOneListenerOnTwoNodesAtOnce_AreOneListener()
    {
        using var here = new ListenerOnNodes("listener4", nodes.A, nodes.B);
        using var there = new ListenerOnNodes("listener4", nodes.A, nodes.B);
        await Task.WhenAll(SignInAsync(here, nodes.A), SignInAsync(there, nodes.B));
        await nodes.UntilNoJobAsync();

        foreach (var (browser, node) in new[] { (here, nodes.B), (there, nodes.A) })
        {
            browser.UseTokenOf(nodes.Beside(node));
            (await browser.At(node).GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe("listener4");
        }

        (await new AccountStore(nodes.Bucket.Store).FindAsync("listener4", Cancel)).ShouldNotBeNull().NeedsSignIn.ShouldBeFalse();
        (await Postgres.ExecuteAsync(nodes.Database, "SELECT COUNT(*) FROM jobs WHERE user_id = 'listener4' AND state <> 'Succeeded'")).ShouldBe(0L);
        (await Postgres.ExecuteAsync(nodes.Database, "SELECT COUNT(*) FROM collection_plans WHERE user_id = 'listener4'")).ShouldBe(1L);
        using var life = new SharedLife(nodes, here);
        life.Listed();
        await life.HoldsAsync();
    }

    private static async Task SignInAsync(ListenerOnNodes listener, Node node)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var back = await SignIn.ThroughSpotifyAsync(listener.At(node), handler, listener.Id);
        await SignIn.TakeTokenAsync(listener.At(node));
    }

    private static async Task<(string Access, string Refresh)> TokensAsync(Node node, params IEnumerable<(string Name, string Value)> fields)
    {
        using var answer = await PostAsync(node, "/oauth/token", fields);
        var body = await answer.JsonAsync();
        return (body.GetProperty("access_token").GetString()!, body.GetProperty("refresh_token").GetString()!);
    }

    private static async Task<HttpResponseMessage> PostAsync(Node node, string path, params IEnumerable<(string Name, string Value)> fields)
    {
        using var program = new HttpClient { BaseAddress = node.Program.Address };
        using var form = new FormUrlEncodedContent(fields.Append(("client_id", "charts")).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await program.PostAsync(path, form, Cancel);
    }

    private static async Task<HttpStatusCode> StatusAsync(Node node, string token)
    {
        using var program = new HttpClient { BaseAddress = node.Program.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await program.GetAsync("/metrics/temporal", Cancel);
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"(?<name>__[^\"]+)\" value=\"(?<value>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
