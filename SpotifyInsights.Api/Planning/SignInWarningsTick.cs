using Quartz;

namespace SpotifyInsights.Api.Planning;

/// <summary>Looks for sign-ins that end soon.</summary>
[DisallowConcurrentExecution]
public sealed class SignInWarningsTick(IEnumerable<SignInWarnings> warnings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var one in warnings)
        {
            await one.WarnAsync(cancellationToken);
        }
    }
}
