package nl.kring.portal;

import java.util.List;
import java.util.stream.IntStream;
import nl.kring.enrolment.Occupancy;

/**
 * The places of an edition drawn as seats in a circle, those taken first, clockwise from the top. Coordinates are in a
 * square of 120 by 120.
 */
record SeatRing(List<Seat> seats, int free, int capacity, int waiting) {

    private static final double RADIUS = 49;

    record Seat(String x, String y, String radius, boolean taken) {}

    static SeatRing of(Occupancy occupancy) {
        int capacity = occupancy.capacity();
        double radius = Math.min(8, 0.8 * Math.PI * RADIUS / Math.max(capacity, 1));
        List<Seat> seats = IntStream.range(0, capacity)
                .mapToObj(number -> seat(number, capacity, radius, number < occupancy.taken()))
                .toList();
        return new SeatRing(seats, occupancy.free(), capacity, occupancy.waiting());
    }

    private static Seat seat(int number, int capacity, double radius, boolean taken) {
        double angle = 2 * Math.PI * number / capacity - Math.PI / 2;
        return new Seat(
                coordinate(60 + RADIUS * Math.cos(angle)),
                coordinate(60 + RADIUS * Math.sin(angle)),
                coordinate(radius),
                taken);
    }

    private static String coordinate(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }
}
