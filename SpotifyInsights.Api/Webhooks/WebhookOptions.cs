using System.ComponentModel.DataAnnotations;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>Section <c>Webhooks</c> of the configuration.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Whether messages may go over <c>http</c>, readable on the way. Default: no, <c>https</c> only.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>
    /// Networks, such as <c>192.168.1.0/24</c>, that messages may go to although they are private or otherwise special. Whoever has an account here can make this instance
    /// send requests there. Default: none.
    /// </summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>How long one attempt may take, from the name's look-up to the answer's head.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Webhooks:Timeout must be one second to one minute.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Messages that have arrived or were given up are forgotten after this.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00", ErrorMessage = "Webhooks:KeepDeliveries must be one hour to ten years.")]
    public TimeSpan KeepDeliveries { get; set; } = TimeSpan.FromDays(30);
}
