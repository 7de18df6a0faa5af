using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Tests.Api.Contracts;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

/// <summary>The smallest app with jobs: the real scheduler and the real file; a caller is who the <c>X-User</c> header says.</summary>
internal sealed class JobHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private JobHost(WebApplication app) => this.app = app;

    public JobQueue Queue => app.Services.GetRequiredService<JobQueue>();

    public JobStore Store => app.Services.GetRequiredService<JobStore>();

    public JobEvents Events => app.Services.GetRequiredService<JobEvents>();

    public IServiceProvider Services => app.Services;

    public static async Task<JobHost> StartAsync(
        TemporaryFolder folder,
        IEnumerable<IJobWork> works,
        TimeProvider? time = null,
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(SuiteLogs.Listener);
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([new("Storage:LocalPath", folder.Path), .. folder.Settings, .. settings ?? []]);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        foreach (var work in works)
        {
            builder.Services.AddSingleton(work);
        }

        configure?.Invoke(builder.Services);
        builder.Services.AddJobs(builder.Configuration);
        builder.Services.TryAddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        builder.Services.AddSingleton<PageCursors>();
        builder.Services.AddProblems();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        var built = builder.Build();
        built.UseExceptionHandler();
        built.Use((context, next) =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", context.Request.Headers["X-User"].ToString())], "test"));
            return next(context);
        });
        built.MapGroup("").AddEndpointFilter<RouteGroupBuilder, RequestValidationFilter>().MapJobs();
        await built.StartAsync(Patience.Token());
        return new JobHost(built);
    }

    public HttpClient CreateClient(string userId)
    {
        var client = new HttpClient(new AnswerCheck { InnerHandler = app.GetTestServer().CreateHandler() }) { BaseAddress = new Uri("http://localhost") };
        client.DefaultRequestHeaders.Add("X-User", userId);
        return client;
    }

    public Task<Job> EnqueueAsync(JobKind kind, string userId, object? parameters = null) =>
        Queue.EnqueueAsync(kind, userId, parameters is null ? null : JsonSerializer.SerializeToElement(parameters), Patience.Token());

    public async Task<Job> FindAsync(string jobId) => (await Store.FindAsync(jobId, Patience.Token())).ShouldNotBeNull();

    /// <summary>The first state of the job, from now on, that satisfies the condition.</summary>
    public async Task<Job> UntilAsync(string jobId, Func<Job, bool> condition)
    {
        using var subscription = Events.Subscribe(jobId);
        var job = await FindAsync(jobId);
        while (!condition(job))
        {
            job = await subscription.Changes.ReadAsync(Patience.Token());
        }

        return job;
    }

    public Task<Job> UntilEndAsync(string jobId) => UntilAsync(jobId, job => job.HasEnded);

    public Task StopAsync() => app.StopAsync(Patience.Token());

    /// <summary>The database as a power cut would leave it at this moment.</summary>
    public void CopyDatabaseTo(TemporaryFolder folder)
    {
        using var source = new SqliteConnection(Services.GetRequiredService<JobDatabase>().ConnectionString);
        using var target = new SqliteConnection($"Data Source={folder.File(".state/jobs.db")};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    public async ValueTask DisposeAsync()
    {
        // Disposing alone would leave the scheduler alive, and it would take the next host's jobs.
        await StopAsync();
        await app.DisposeAsync();
    }
}
