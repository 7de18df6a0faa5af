namespace SpotifyInsights.Api.Jobs;

/// <summary>The job database cannot be opened or is damaged; the message names the file.</summary>
public sealed class JobDatabaseException(string message, Exception? innerException = null) : Exception(message, innerException);
