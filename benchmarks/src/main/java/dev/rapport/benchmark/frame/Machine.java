package dev.rapport.benchmark.frame;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** On what was measured, and how busy it was. */
public final class Machine {
    private Machine() {}

    public static String description() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%s %s, %d processors, %d GB of memory, load %.1f; %s %s",
                system.getName(),
                system.getArch(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 30,
                system.getSystemLoadAverage(),
                System.getProperty("java.vm.name"),
                Runtime.version());
    }
}
