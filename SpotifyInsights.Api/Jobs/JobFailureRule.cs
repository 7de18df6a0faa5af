namespace SpotifyInsights.Api.Jobs;

/// <summary>Says what an exception means for the job whose run it ended; null: this rule does not know it. Register any number.</summary>
public delegate JobFailure? JobFailureRule(Exception exception);
