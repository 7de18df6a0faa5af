using System.Collections.Concurrent;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;

namespace SpotifyInsights.Api.Problems;

/// <summary>
/// Checks every argument that has a validator before the handler runs. All mistakes of a request come back at once,
/// under the names that the caller used.
/// </summary>
public sealed class RequestValidationFilter(IServiceProvider services) : IEndpointFilter
{
    private static readonly ConcurrentDictionary<Type, Type> ValidatorTypes = new();

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var errors = new List<ValidationFailure>();
        foreach (var argument in context.Arguments)
        {
            if (argument is not null && services.GetService(ValidatorTypes.GetOrAdd(argument.GetType(), static type => typeof(IValidator<>).MakeGenericType(type))) is IValidator validator)
            {
                errors.AddRange((await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted)).Errors);
            }
        }

        if (errors.Count > 0)
        {
            var byName = errors
                .GroupBy(error => JsonNamingPolicy.CamelCase.ConvertName(error.PropertyName), error => error.ErrorMessage)
                .ToDictionary(group => group.Key, group => group.Distinct().ToArray());
            return TypedResults.ValidationProblem(byName, title: ProblemTypes.InvalidRequest.Title, type: ProblemTypes.InvalidRequest.Uri);
        }

        return await next(context);
    }
}
