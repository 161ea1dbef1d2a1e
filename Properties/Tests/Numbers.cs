global using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;
global using TrackedWide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Bounding>;
