using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Spotify;

namespace SpotifyInsights.Tests.Spotify;

public sealed class SpotifyOptionsValidatorTests
{
    [Fact]
    public void Defaults_AreValid() => Failures().ShouldBeEmpty();

    [Fact]
    public void StandInOnThisMachine_IsValid() =>
        Failures(("ApiBaseAddress", "http://127.0.0.1:5080/simulator"), ("AccountsBaseAddress", "http://127.0.0.1:5080/simulator")).ShouldBeEmpty();

    [Fact]
    public void Everything_Wrong_IsSaidAtOnceInSentences() =>
        Failures(
            ("ClientId", "client-1"),
            ("ApiBaseAddress", "http://api.example.org"),
            ("AccountsBaseAddress", "/accounts"),
            ("RequestTimeout", "00:03:00"),
            ("MaxRetries", "11"),
            ("RetryDelay", "00:00:00"),
            ("LongestWait", "00:01:01"),
            ("LongestWaitPerJob", "-00:00:01"),
            ("QuotaPause", "2.00:00:00")).ShouldBe(
        [
            "Spotify:ClientSecret is missing although Spotify:ClientId is set.",
            "Spotify:ApiBaseAddress must be an https address, or an http address of this machine, without query or fragment.",
            "Spotify:AccountsBaseAddress must be an https address, or an http address of this machine, without query or fragment.",
            "Spotify:MaxRetries must be between 0 and 10.",
            "Spotify:RequestTimeout must be between 00:00:01 and 00:02:00.",
            "Spotify:RetryDelay must be between 00:00:00.0100000 and 00:00:30.",
            "Spotify:LongestWait must be between 00:00:00 and 00:01:00.",
            "Spotify:LongestWaitPerJob must be between 00:00:00 and 00:10:00.",
            "Spotify:QuotaPause must be between 00:01:00 and 1.00:00:00.",
        ]);

    [Fact]
    public void SecretAlone_IsSaidWithoutShowingIt() =>
        Failures(("ClientSecret", "do-not-show")).ShouldBe(["Spotify:ClientId is missing although Spotify:ClientSecret is set."]);

    [Theory]
    [InlineData("https://api.example.org?x=1")]
    [InlineData("https://user:password@api.example.org")]
    [InlineData("ftp://api.example.org")]
    public void Address_ThatCouldLeakOrMislead_IsRefused(string address) => Failures(("ApiBaseAddress", address)).Length.ShouldBe(1);

    [Fact]
    public async Task App_WithWrongOptions_DoesNotStart()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("Spotify:MaxRetries", "-1")]);
        builder.Services.AddSpotify(builder.Configuration);
        using var app = builder.Build();

        (await Should.ThrowAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken)))
            .Message.ShouldBe("Spotify:MaxRetries must be between 0 and 10.");
    }

    private static string[] Failures(params (string Key, string Value)[] settings)
    {
        var options = new SpotifyOptions();
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)))
            .Build()
            .Bind(options);
        return [.. new SpotifyOptionsValidator().Validate(name: null, options).Failures ?? []];
    }
}
