-- One database for each subgraph. The service "migration" makes their tables, and the roles that serve.
CREATE DATABASE netherlands;
CREATE DATABASE norway;
CREATE DATABASE finland;
CREATE DATABASE insight;
