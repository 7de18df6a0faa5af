using System.Text;
using System.Text.Json;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.Json;

namespace SpotifyInsights.Api.Listens;

/// <summary>
/// Makes waiting listens part of the history, as a job: a batch is an import, read as ListenBrainz' own export is. The same batch is the same import, so a run that broke
/// off between the import and the forgetting changes nothing.
/// </summary>
public sealed class ListenWork(WaitingListens waiting, Importer importer, TimeProvider time) : IJobWork
{
    private const string FileName = "listens.jsonl";

    public JobKind Kind => JobKind.Listens;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Report(new JobStep(0));
        var imports = new List<string>();
        string? dataVersion = null;
        var count = 0;
        foreach (var batch in await waiting.ClaimAsync(context.UserId, context.JobId, cancellationToken))
        {
            var (bodies, receivedAt) = await waiting.ReadAsync(context.UserId, batch, cancellationToken);
            var content = Encoding.UTF8.GetBytes(string.Join('\n', bodies) + "\n");
            var source = new ImportSource(FileName, content.Length, _ => Task.FromResult<Stream>(new MemoryStream(content, writable: false)));
            var result = await importer.ImportAsync(context.UserId, [source], receivedAt, dryRun: false, new ImportPace(context, time), cancellationToken);
            if (result.Outcome == ImportOutcome.NothingUsable)
            {
                throw new NothingUsableException(result);
            }

            await waiting.ForgetAsync(context.UserId, batch, CancellationToken.None);
            (dataVersion, count) = (result.DataVersion ?? dataVersion, count + bodies.Count);
            imports.Add(result.ImportId!);
        }

        return JsonSerializer.SerializeToElement(new ListenBatches(count, imports, dataVersion), ApiJson.Options);
    }
}
