using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Tests.OAuth;

public sealed class OAuthServerOptionsTests
{
    [Fact]
    public void Validate_AGoodProgram_HasNothingToSay() => Faults(Client("charts", "https://charts.example/back", "https://charts.example")).ShouldBeEmpty();

    [Theory]
    [InlineData("", "https://a.example/", "https://a.example", "OAuth:Clients:0:Id must be")]
    [InlineData("a b", "https://a.example/", "https://a.example", "OAuth:Clients:0:Id must be")]
    [InlineData("swagger-ui", "https://a.example/", "https://a.example", "'swagger-ui' twice")]
    [InlineData("a", "http://a.example/", "https://a.example", "RedirectUris has 'http://a.example/'")]
    [InlineData("a", "https://a.example/#x", "https://a.example", "RedirectUris has")]
    [InlineData("a", "javascript:alert(1)", "https://a.example", "RedirectUris has")]
    [InlineData("a", "/back", "https://a.example", "RedirectUris has")]
    [InlineData("a", "https://a.example/", "https://a.example/", "AllowedOrigins has")]
    [InlineData("a", "https://a.example/", "*", "AllowedOrigins has")]
    public void Validate_AMistake_IsNamedByItsPlace(string id, string redirectUri, string origin, string expected) =>
        Faults(Client(id, redirectUri, origin)).ShouldContain(fault => fault.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Validate_TwoOfOneId_OrAnUnknownScope_IsNamed()
    {
        var client = Client("a", "com.example.app:/back", "https://a.example");
        client.Scopes.Add("everything");
        Faults(client, Client("a", "http://127.0.0.1/", "http://127.0.0.1:3000")).ShouldBe(
        [
            "OAuth:Clients:0:Scopes has 'everything': known are metrics:read, history:read, collect, account:manage, operate.",
            "OAuth:Clients has the Id 'a' twice.",
        ]);
    }

    private static IEnumerable<string> Faults(params RegisteredClient[] clients)
    {
        var options = new OAuthServerOptions();
        foreach (var client in clients)
        {
            options.Clients.Add(client);
        }

        return new OAuthServerOptionsValidator().Validate(name: null, options).Failures ?? [];
    }

    private static RegisteredClient Client(string id, string redirectUri, string origin) =>
        new() { Id = id, Name = "A", RedirectUris = { redirectUri }, AllowedOrigins = { origin } };
}
