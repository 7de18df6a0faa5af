using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Options;
using NodaTime;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>Sends one message once: no redirects, no cookies, and of the answer nothing but its head.</summary>
public sealed class WebhookClient(IHttpClientFactory clients, IOptions<WebhookOptions> options, TimeProvider time)
{
    /// <summary>What sends, as a client of <see cref="IHttpClientFactory"/>.</summary>
    public const string HttpClientName = "webhooks";

    public async Task<DeliveryOutcome> SendAsync(string url, string secret, Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var client = clients.CreateClient(HttpClientName);
        using var request = Request(url, secret, delivery);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return OutcomeOf(answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryOutcome(Status: null, $"no answer within {options.Value.Timeout.TotalSeconds:0} seconds");
        }
        catch (HttpRequestException exception)
        {
            return new DeliveryOutcome(Status: null, Words(exception));
        }
    }

    private HttpRequestMessage Request(string url, string secret, Delivery delivery)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", delivery.Id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSecrets.Sign(secret, delivery.Id, seconds, delivery.Body));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("SpotifyInsights-Webhooks", "1"));
        return request;
    }

    private DeliveryOutcome OutcomeOf(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        return answer.IsSuccessStatusCode ? new DeliveryOutcome(status, Problem: null)
            : answer.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest ? new DeliveryOutcome(status, "a redirect, which is not followed: change the address")
            : new DeliveryOutcome(status, $"the receiver answered {status}", RetryAfter(answer));
    }

    private Duration? RetryAfter(HttpResponseMessage answer)
    {
        var wait = answer.Headers.RetryAfter?.Delta ?? answer.Headers.RetryAfter?.Date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? Duration.FromTimeSpan(wait.Value) : null;
    }

    // Never the exception's own words: they say what the inside of this network looks like.
    private static string Words(HttpRequestException exception) => exception switch
    {
        { InnerException: AddressRefusedException refused } => refused.Message,
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => "the name is not known",
        { InnerException: AuthenticationException } => "the receiver's certificate is not valid",
        { InnerException: SocketException } => "no connection",
        _ => "the connection broke off",
    };
}
