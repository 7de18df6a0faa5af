using System.Data.Common;
using System.Text.Json;
using NodaTime;

namespace SpotifyInsights.Api.Jobs;

/// <summary>The columns of the job table, and how a row becomes a <see cref="Job"/>.</summary>
internal static class JobRow
{
    public const string Columns =
        "id, kind, user_id, state, parameters, step, step_done, runs, failures, interruptions, cancel_requested, " +
        "created_at, started_at, finished_at, next_attempt_at, result, problem, version, slot, amounts";

    public static Job Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Kind = Enum.Parse<JobKind>(row.GetString(1)),
        UserId = row.GetString(2),
        State = Enum.Parse<JobState>(row.GetString(3)),
        Parameters = Json<JsonElement?>(row, 4),
        Step = row.IsDBNull(5) ? null : new JobStep(row.GetInt32(5), row.GetDouble(6), Json<JobAmounts>(row, 19)),
        Runs = row.GetInt32(7),
        Failures = row.GetInt32(8),
        Interruptions = row.GetInt32(9),
        CancelRequested = row.GetInt32(10) != 0,
        CreatedAt = Instant.FromUnixTimeMilliseconds(row.GetInt64(11)),
        StartedAt = At(row, 12),
        FinishedAt = At(row, 13),
        NextAttemptAt = At(row, 14),
        Result = Json<JsonElement?>(row, 15),
        Problem = ReadProblem(row, 16),
        Version = row.GetInt64(17),
        Slot = row.GetString(18),
    };

    public static string? Text(JsonElement? value) => value?.GetRawText();

    public static string? Text(JobProblem? problem) => problem is null ? null : JsonSerializer.Serialize(problem, JsonSerializerOptions.Web);

    public static string? Text(JobAmounts? amounts) => amounts is null ? null : JsonSerializer.Serialize(amounts, JsonSerializerOptions.Web);

    /// <summary>A problem that was written by <see cref="Text(JobProblem?)"/>.</summary>
    public static JobProblem? ReadProblem(DbDataReader row, int column) => Json<JobProblem>(row, column);

    private static Instant? At(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static T? Json<T>(DbDataReader row, int column) =>
        row.IsDBNull(column) ? default : JsonSerializer.Deserialize<T>(row.GetString(column), JsonSerializerOptions.Web);
}
