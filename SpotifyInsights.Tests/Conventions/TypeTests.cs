using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Conventions;

public sealed partial class TypeTests
{
    [Fact]
    public void Classes_AreSealedStaticOrAbstract() =>
        Repository.ProductTypes.Where(IsOpen).Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void Names_SayWhatATypeIs() =>
        Repository.ProductTypes.Select(t => t.Name).Where(n => EmptyWord().IsMatch(n)).ShouldBeEmpty();

    [Theory]
    [InlineData("OrderManager", true)]
    [InlineData("StringHelpers", true)]
    [InlineData("TrackDto", true)]
    [InlineData("StoreBase", true)]
    [InlineData("ServiceImpl`1", true)]
    [InlineData("KeyLocks", false)]
    [InlineData("Database", false)]
    public void EmptyWord_Name_IsFoundAtItsEnd(string name, bool isEmpty) => EmptyWord().IsMatch(name).ShouldBe(isEmpty);

    // An exception that others derive from is thrown itself, too.
    private static bool IsOpen(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsSealed: false }
        && !(type.IsSubclassOf(typeof(Exception)) && Repository.ProductTypes.Any(t => t.BaseType == type));

    [GeneratedRegex("(Manager|Helpers?|Util(s|ities)?|Base|Dtos?|Impl)(`[0-9]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyWord();
}
