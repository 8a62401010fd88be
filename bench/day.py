"""The day of bench/day.ts in SimPy: a thousand tasks in twenty services with health checks, metrics, alarms and scaling.

Says how many seconds it took. Requests, networks and placement by constraints are left out, so it has less to do.
"""
import time

import simpy

HOURS = [18, 12, 8, 5, 4, 6, 14, 28, 44, 58, 66, 72, 80, 76, 70, 68, 72, 80, 90, 98, 100, 86, 58, 34]
DAY = 86_400
SERVICES, INSTANCES, ROOM = 20, 90, 32
NIGHT, PEAK = 50, 1_150
PER_TASK = 25.0  # Requests per second at all of its CPU.
TARGET, LEAST, MOST = 50.0, 5, 120


def load(at):
    hour, rest = divmod(at % DAY, 3_600)
    before, after = HOURS[int(hour)], HOURS[(int(hour) + 1) % 24]
    return NIGHT + (PEAK - NIGHT) * (before + (after - before) * rest / 3_600) / 100


class Service:
    def __init__(self, env, instances):
        self.env, self.instances = env, instances
        self.tasks, self.points, self.alarms = [], [], {"high": False, "low": False, "memory": False}
        self.cooling = 0
        self.scale(50)
        env.process(self.minutes())

    def scale(self, desired):
        while len(self.tasks) < desired:
            self.tasks.append(Task(self.env, self))
        while len(self.tasks) > desired:
            self.tasks.pop().process.interrupt()

    def minutes(self):
        while True:
            yield self.env.timeout(60)
            running = [task for task in self.tasks if task.healthy]
            each = load(self.env.now) / max(1, len(running))
            used = [task.sample(each) for task in running]
            self.points.append(sum(used) / max(1, len(used)))
            self.alarms["high"] = len(self.points) >= 3 and all(point > TARGET for point in self.points[-3:])
            self.alarms["low"] = len(self.points) >= 15 and all(point < 0.9 * TARGET for point in self.points[-15:])
            self.alarms["memory"] = all(task.memory > 90 for task in running)
            if (self.alarms["high"] or (self.alarms["low"] and self.env.now >= self.cooling)) and used:
                wanted = -(-len(self.tasks) * self.points[-1] // TARGET)
                self.scale(int(min(MOST, max(LEAST, wanted))))
                self.cooling = self.env.now + 300


class Task:
    def __init__(self, env, service):
        self.env, self.service = env, service
        self.healthy, self.passed, self.cpu, self.memory = False, 0, 0.0, 40.0
        self.instance = min((one for one in range(INSTANCES) if service.instances[one] < ROOM), key=lambda one: (service.instances[one], one))
        service.instances[self.instance] += 1
        self.process = env.process(self.live())

    def sample(self, each):
        self.cpu = min(100.0, 100.0 * each / PER_TASK)
        return self.cpu

    def live(self):
        try:
            yield self.env.timeout(12)
            while True:
                self.passed += 1
                self.healthy = True
                yield self.env.timeout(30)
        except simpy.Interrupt:
            self.healthy = False
        yield self.env.timeout(300)
        self.service.instances[self.instance] -= 1


env = simpy.Environment()
instances = [0] * INSTANCES
services = [Service(env, instances) for _ in range(SERVICES)]
start = time.perf_counter()
env.run(until=DAY)
print(time.perf_counter() - start)
