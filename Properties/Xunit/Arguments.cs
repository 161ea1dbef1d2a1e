using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Verification.Properties.Domains;

namespace Verification.Properties.Xunit;

/// <summary>The arguments of one call of a property, drawn and shrunk one by one.</summary>
internal sealed class Arguments(object?[] values)
{
    /// <summary>The values for a call: arrays are copies, so that a method that writes into them spoils neither what is printed nor what is shrunk.</summary>
    public object?[] ForCall() => [.. values.Select(v => v is Array array ? array.Clone() : v)];

    /// <summary>Each argument as <c>name = value</c>, on lines of their own.</summary>
    public string Show(IReadOnlyList<ParameterInfo> parameters, IReadOnlyList<Parameter> sources) =>
        string.Join(Environment.NewLine, values.Select((v, i) => $"{parameters[i].Name} = {sources[i].Show(v)}"));

    /// <summary>Where the arguments of a method come from: a registered domain, or FsCheck.</summary>
    public static IReadOnlyList<Parameter> Sources(IReadOnlyList<ParameterInfo> parameters, PropertySettings settings, IArbMap arbitraries) =>
        [.. parameters.Select(p => Parameter.Of(p, settings, arbitraries))];

    /// <summary>All arguments together.</summary>
    public static Arbitrary<Arguments> Arbitrary(IReadOnlyList<Parameter> sources)
    {
        Gen<Arguments> drawn = sources.Aggregate(Gen.Constant(Array.Empty<object?>()), (all, source) => from values in all from value in source.Arbitrary.Generator select (object?[])[.. values, value])
            .Select(values => new Arguments(values));
        return Arb.From(drawn, arguments => arguments.Simpler(sources));
    }

    private IEnumerable<Arguments> Simpler(IReadOnlyList<Parameter> sources)
    {
        for (int i = 0; i < values.Length; i++)
        {
            foreach (object? simpler in sources[i].Arbitrary.Shrinker(values[i]!))
            {
                object?[] replaced = [.. values];
                replaced[i] = simpler;
                yield return new(replaced);
            }
        }
    }
}

/// <summary>Where one argument comes from, and how it is printed.</summary>
internal sealed record Parameter(Arbitrary<object> Arbitrary, Func<object?, string> Show)
{
    /// <summary>The source of a parameter: the first registered domain of its type, else what FsCheck has for it.</summary>
    /// <exception cref="InvalidOperationException">There is neither.</exception>
    public static Parameter Of(ParameterInfo parameter, PropertySettings settings, IArbMap arbitraries)
    {
        if (settings.Domains.Select(holder => DomainIn(holder, parameter.ParameterType)).FirstOrDefault(d => d is not null) is { } domain)
        {
            return (Parameter)typeof(Parameter).GetMethod(nameof(From), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(parameter.ParameterType).Invoke(null, [domain])!;
        }
        try
        {
            return new(arbitraries.ArbFor(parameter.ParameterType), ArgumentText.Of);
        }
        catch (TargetInvocationException e)
        {
            throw new InvalidOperationException($"'{parameter.Name}' is a {parameter.ParameterType}, which FsCheck cannot draw ({(e.InnerException ?? e).Message}): register an Arbitrary or a Domain of that type", e);
        }
    }

    private static Parameter From<T>(Domain<T> domain)
    {
        Arbitrary<T> typed = domain.ToArbitrary();
        return new(Arb.From(typed.Generator.Select(x => (object)x!), x => typed.Shrinker((T)x).Select(s => (object)s!)), x => domain.Show((T)x!));
    }

    private static object? DomainIn(Type holder, Type type)
    {
        Type wanted = typeof(Domain<>).MakeGenericType(type);
        PropertyInfo[] found = [.. holder.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(p => p.PropertyType == wanted)];
        return found.Length <= 1 ? found.SingleOrDefault()?.GetValue(null)
            : throw new InvalidOperationException($"{holder.Name} has {found.Length} domains of {type.Name}, {string.Join(" and ", found.Select(p => p.Name))}: need one");
    }
}
