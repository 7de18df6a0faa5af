namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>A name stands for no address that messages may go to.</summary>
public sealed class AddressRefusedException() : IOException("the name stands for an address inside a private or special network");
