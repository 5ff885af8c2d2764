package dev.baton.lab.fleet;

import dev.baton.lab.fleet.Observer.Sample;
import java.util.ArrayList;
import java.util.List;

/** When a host was seen to own an address: it had it, and its server took writes. Pure. */
final class Ownership {
    private Ownership() {}

    /** From the end of one look to the begin of the next, both of which saw it. */
    private record Span(long from, long to) {
        boolean overlaps(Span other) {
            return from - other.to < 0 && other.from - to < 0;
        }
    }

    /** Whether two hosts owned it at the same time, for certain. */
    static boolean overlap(List<Sample> one, List<Sample> other, String address) {
        List<Span> others = spans(other, address);
        return spans(one, address).stream().anyMatch(span -> others.stream().anyMatch(span::overlaps));
    }

    private static List<Span> spans(List<Sample> samples, String address) {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            Sample after = samples.get(i);
            if (owns(before, address) && owns(after, address)) {
                spans.add(new Span(before.to(), after.from()));
            }
        }
        return spans;
    }

    private static boolean owns(Sample sample, String address) {
        return sample.isWritable() && sample.addresses().contains(address);
    }
}
