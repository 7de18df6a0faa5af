using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Tests.Webhooks;

public sealed class WebhookSecretsTests
{
    // The example with which the libraries of Standard Webhooks test themselves.
    [Fact]
    public void Sign_TheStandardsOwnExample_IsItsSignature() =>
        WebhookSecrets.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}")
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    // "Random. At least 24 bytes (192 bits, 512 maximum)", base64, prefixed.
    [Fact]
    public void Make_IsOfTheStandardsForm_AndNeverTheSame()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => WebhookSecrets.Make()).ToList();

        secrets.ShouldAllBe(secret => secret.StartsWith("whsec_", StringComparison.Ordinal) && Convert.FromBase64String(secret.Substring(6)).Length == 32);
        secrets.ShouldBeUnique();
    }
}
