using System.Text.Json;
using FluentValidation;

namespace SpotifyInsights.Api.Problems;

/// <summary>
/// Checks every argument that has a validator before the handler runs. All mistakes of a request come back at once,
/// under the names that the caller used.
/// </summary>
public sealed class RequestValidationFilter(IServiceProvider services) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        foreach (var argument in context.Arguments)
        {
            if (argument is null || services.GetService(typeof(IValidator<>).MakeGenericType(argument.GetType())) is not IValidator validator)
            {
                continue;
            }

            var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted);
            if (!result.IsValid)
            {
                var errors = result.Errors
                    .GroupBy(error => JsonNamingPolicy.CamelCase.ConvertName(error.PropertyName), error => error.ErrorMessage)
                    .ToDictionary(group => group.Key, group => group.Distinct().ToArray());
                return TypedResults.ValidationProblem(errors, title: ProblemTypes.InvalidRequest.Title, type: ProblemTypes.InvalidRequest.Uri);
            }
        }

        return await next(context);
    }
}
