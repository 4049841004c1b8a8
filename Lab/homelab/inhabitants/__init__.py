"""Who lives in the home, or calls it: one inhabitant a file."""

from .alarm import Alarm
from .babycam import BabyCamera
from .bulbs import Bulbs
from .button import Button
from .camera import Camera
from .clocks import Clocks
from .console import Console
from .decoys import Decoys
from .doorbell import Doorbell
from .laptop import Laptop
from .light import Light
from .lost import Refused, SilentClock, SilentResolver
from .phone import Phone
from .plug import Plug
from .reader import Reader
from .stranger import Stranger
from .switch import Switch
from .television import Television
from .thermostat import Thermostat
from .vacuums import Vacuums
from .voice import Voice

EVERYBODY = (Light, Phone, Plug, Button, Camera, Vacuums, Switch, Bulbs, Reader, Thermostat, Television,
             Clocks, Laptop, Voice, BabyCamera, Doorbell, Console, SilentResolver, SilentClock, Refused,
             Decoys, Alarm, Stranger)
