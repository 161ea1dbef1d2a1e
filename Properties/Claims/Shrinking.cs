using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace Verification.Properties.Claims;

/// <summary>Makes a counterexample simpler, by FsCheck: only to inputs that still exceed their own bound.</summary>
internal static class Shrinking
{
    // A shrinker may offer very many inputs; each costs one examination.
    private const int MostExaminations = 20_000;
    private const int MostOfFsCheck = 5000;

    /// <summary>The simplest input reached, and in how many steps.</summary>
    public static (T Input, int Steps) Simplest<T>(T found, Func<T, IEnumerable<T>> simpler, Func<T, bool> isRefuted)
    {
        Steps<T> steps = new(found);
        int examinations = 0, before, begun;
        do
        {
            (before, begun) = (steps.Count, examinations);
            Arbitrary<Box<T>> around = Arb.From(Gen.Constant(steps.Simplest), box => simpler(box.Value).Select(x => new Box<T>(x)));
            Property property = Prop.ForAll(around, box => box != steps.Simplest && !(examinations++ < MostExaminations && IsRefuted(box.Value)));
            FsCheck.Check.One(Config.Quick.WithMaxTest(1).WithRunner(steps), property);
        }
        while (steps.Count > before && examinations - begun >= MostOfFsCheck && examinations < MostExaminations); // on from where FsCheck gave up
        return (steps.Simplest.Value, steps.Count);

        bool IsRefuted(T input)
        {
            try
            {
                return isRefuted(input);
            }
            catch (Exception)
            {
                return false; // what cannot be examined is no counterexample
            }
        }
    }

    // FsCheck compares and prints what it shrinks; an input need be able to do neither.
    private sealed class Box<T>(T value)
    {
        public T Value => value;
    }

    private sealed class Steps<T>(T found) : IRunner
    {
        public int Count { get; private set; }

        public Box<T> Simplest { get; private set; } = new(found);

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink) => (Count, Simplest) = (Count + 1, (Box<T>)args.Head);

        public void OnFinished(string name, TestResult testResult)
        {
        }
    }
}
