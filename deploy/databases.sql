-- One database for each subgraph; each migrates its own at start.
CREATE DATABASE netherlands;
CREATE DATABASE norway;
CREATE DATABASE finland;
