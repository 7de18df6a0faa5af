using FluentValidation;

namespace SpotifyInsights.Api.Problems;

/// <summary>Problem details for everything that goes wrong.</summary>
public static class ProblemServices
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => Complete(context.HttpContext, context.ProblemDetails));
        services.AddSingleton<IProblemDetailsWriter, AlwaysProblemWriter>();
        services.AddExceptionHandler<InternalErrorHandler>();

        // A body or header that cannot be bound reaches the handler above instead of an empty 400.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(ProblemServices).Assembly))
        {
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        }

        return services;
    }

    private static void Complete(HttpContext context, Microsoft.AspNetCore.Mvc.ProblemDetails problem)
    {
        problem.Status ??= context.Response.StatusCode;
        if (problem.Type?.StartsWith("urn:", StringComparison.Ordinal) != true)
        {
            var type = ProblemTypes.OfStatus(problem.Status.Value);
            (problem.Type, problem.Title) = (type.Uri, type.Title);
        }
    }
}
