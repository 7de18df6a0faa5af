using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using Quartz;
using SpotifyInsights.Api.Jobs.Nodes;
using SpotifyInsights.Api.Jobs.Recurring;
using SpotifyInsights.Api.Jobs.Tickets;

namespace SpotifyInsights.Api.Jobs;

public static class JobsServices
{
    /// <summary>Everything about jobs but the work itself: register an <see cref="IJobWork"/> for each kind beside it.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<IValidateOptions<JobsOptions>, JobsOptionsRules>();
        services.AddOptions<JobsOptions>().Bind(configuration.GetSection(JobsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JobDatabase>();
        services.AddSingleton<JobEvents>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<JobWakeUps>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<JobEnds>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobRecovery>();
        services.AddSingleton<JobFailures>();
        services.TryAddSingleton(Backoff);
        services.AddSingleton<JobWatch>();
        services.AddSingleton<EventTickets>();
        services.AddScoped<JobRunner>();

        // In this order: the table first, then the scheduler with its own tables, then what the last process left behind.
        services.AddHostedService<JobDatabaseStart>();
        services.AddScheduler(configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() ?? new JobsOptions());
        services.AddHostedService<RecurringJobs>();
        services.AddHostedService<JobRecoveryStart>();
        services.AddSingleton<INodeNews, JobNews>();
        services.AddHostedService<NewsReader>();
        return services;
    }

    // Seeded by the start: processes that share a job store must not spread their retries alike.
    private static RetryBackoff Backoff(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<JobsOptions>>().Value;
        return new RetryBackoff(
            Duration.FromTimeSpan(options.FirstRetryAfter),
            Duration.FromTimeSpan(options.LongestRetryAfter),
            new Random(services.GetRequiredService<TimeProvider>().GetUtcNow().Ticks.GetHashCode()));
    }

    private static void AddScheduler(this IServiceCollection services, JobsOptions jobs)
    {
        services.AddQuartz(quartz =>
        {
            // A shutdown tells the runs to stop and waits until they have handed their jobs back.
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.UseDefaultThreadPool(_ => { });
            quartz.UsePersistentStore(store =>
            {
                Connect(store, jobs);
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;
                    options.RecoverFiringsCancelledByShutdown = true;
                });
            });
        });
        services.AddOptions<ThreadPoolOptions>()
            .Configure<IOptions<JobsOptions>>((pool, jobs) => pool.MaxConcurrency = jobs.Value.MaxConcurrency);
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.Remove(services.Single(service => service.ImplementationType == typeof(QuartzHostedService)));
        services.AddSingleton<QuartzHostedService>().AddHostedService<SchedulerHost>();
    }

    // Nodes that share the database share its scheduler: each wake-up is one node's, and those of a node that is silent are taken over.
    private static void Connect(IPersistentStoreBuilder store, JobsOptions jobs)
    {
        if (jobs.IsShared)
        {
            store.UsePostgres(ConnectLikeJobs);
            store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (jobs.CheckIn, jobs.SilentFor));
        }
        else
        {
            store.UseSqlite(ConnectLikeJobs);
        }
    }

    private static void ConnectLikeJobs(DataSourceOptions source) =>
        source.DataSourceFactory = provider => provider.GetRequiredService<JobDatabase>().CreateSource();
}
