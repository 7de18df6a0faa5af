namespace SpotifyInsights.Simulator.Accounts;

internal enum TokenState
{
    Valid,
    Unknown,
    Expired,
    Revoked,
}
