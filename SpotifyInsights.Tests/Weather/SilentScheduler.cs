using System.Reflection;
using Quartz;

namespace SpotifyInsights.Tests.Weather;

/// <summary>A scheduler that takes everything and wakes nobody up: the test runs the jobs itself, when its clock says so.</summary>
public class SilentScheduler : DispatchProxy
{
    /// <summary>A factory that gives such a scheduler.</summary>
    public static ISchedulerFactory Factory() => Create<ISchedulerFactory, SilentScheduler>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        if (type == typeof(ValueTask<IScheduler>))
        {
            return new ValueTask<IScheduler>(Create<IScheduler, SilentScheduler>());
        }

        return type == typeof(Task) ? Task.CompletedTask
            : type == typeof(void) || !type.IsValueType ? null
            : Activator.CreateInstance(type);
    }
}
