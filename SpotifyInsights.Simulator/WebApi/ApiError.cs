using SpotifyInsights.Simulator.WebApi.Bodies;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>The Web API's one error shape.</summary>
internal static class ApiError
{
    public static IResult Result(int status, string message, string? reason = null) =>
        JsonBody.Of(new ErrorBody(new ErrorDetail(status, message, reason)), SpotifyJson.Default.ErrorBody, status);

    public static IResult BadRequest(string message) => Result(StatusCodes.Status400BadRequest, message);

    public static IResult NotFound(string message) => Result(StatusCodes.Status404NotFound, message);
}
